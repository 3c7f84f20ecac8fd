"""A long computation in a thread, with its progress, a Stop button, and no second one while it runs."""

import random

import transom as tr

points = tr.widgets.IntSlider(label="Points, thousands", start=100, end=5000, step=100, value=1000)
start = tr.widgets.Button(label="Estimate π", icon="player-play", button_type="primary")
stop = tr.widgets.Button(label="Stop", icon="player-stop")


@tr.task(policy="drop")
def estimate(_event):
    run, inside, total = tr.current_run(), 0, points.value * 1000
    for number in range(1, total + 1):
        inside += random.random() ** 2 + random.random() ** 2 < 1
        if number % 10_000 == 0:
            run.progress = number / total
            run.check_cancelled()  # a thread cannot be stopped, so it looks
    return 4 * inside / total


def shown(state, value, error):
    if state == "done":
        return f"π is about **{value:.5f}**."
    return {"failed": f"It failed: {error}", "cancelled": "Stopped."}.get(state, "")


start.on_click(estimate)
start.loading = estimate.param.running
stop.on_click(lambda _event: estimate.cancel())
stop.disabled = tr.bind(lambda running: not running, estimate.param.running)
done = tr.bind(lambda progress: round(100 * (progress or 0)), estimate.param.progress)

tr.Card(
    points,
    tr.Row(start, stop),
    tr.indicators.Progress(value=done, width=320),
    tr.bind(shown, estimate.param.state, estimate.param.value, estimate.param.error),
    title="Estimate",
    collapsible=False,
).servable("Estimate")
