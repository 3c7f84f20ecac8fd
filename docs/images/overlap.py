"""The moving picture of the README: three clicks that overlap, and a view that never shows a stale result."""

import asyncio

import transom as tr

button = tr.widgets.Button("Click me!", button_type="primary")
runs = tr.Column(gap=6)


async def work(event):
    bar = tr.indicators.Progress(label=f"Click {event.new}", value=0, max=20, width=280)
    runs.append(bar)
    for step in range(1, 21):
        await asyncio.sleep(0.12)  # a download, a query, an instrument
        bar.value = step


button.on_click(work)
number = tr.widgets.IntSlider("Number", value=1, start=1, end=9, width=280)


async def slow(number):
    await asyncio.sleep(1.6 - 0.15 * number)  # a smaller number takes longer
    return f"# {number} × {number} = {number * number}"


tr.Row(
    tr.Card(button, runs, title="Callbacks overlap", collapsible=False, width=340, height=290),
    tr.Card(number, tr.bind(slow, number), title="A view is never stale", collapsible=False, width=340, height=290),
).servable()
