"""The cases. An app is a script whose last expression is shown; it says by `log` what it has done."""

from __future__ import annotations

import textwrap
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from transom.testing import Page

Steps = Callable[[Page], Awaitable[None]]

HEAD = """\
import asyncio
import param
import transom as tr

log = tr.pane.Str("")

def say(*words):
    log.object += " ".join(map(str, words)) + ";"

"""


@dataclass(frozen=True)
class Case:
    """One promise.

    Attributes:
        name: of its steps.
        app: the source of a script.
        steps: what a user does, and what the page must have.
    """

    name: str
    app: str
    steps: Steps

    def __repr__(self) -> str:
        return self.name


CASES: list[Case] = []


def case(app: str) -> Callable[[Steps], Steps]:
    """The steps that go with an app."""

    def add(steps: Steps) -> Steps:
        CASES.append(Case(steps.__name__, HEAD + textwrap.dedent(app), steps))  # type: ignore[attr-defined]
        return steps

    return add


def said(page: Page) -> list[str]:
    """What the app has said, as the page shows it."""
    text: str = page.find("Str").values.get("object") or ""
    return text.split(";")[:-1]


async def says(page: Page, *words: str) -> None:
    """Wait until the app has said this and no more."""
    await page.wait(lambda: len(said(page)) >= len(words))
    assert said(page) == list(words)


# Callbacks


@case("""
    button = tr.widgets.Button("Go")
    button.on_click(lambda event: say("clicked", event.new))
    tr.Column(button, log)
""")
async def a_click_is_heard(page: Page) -> None:
    for _ in range(3):
        page.click("Go")
    await says(page, "clicked 1", "clicked 2", "clicked 3")
    assert page.unsettled == {}


@case("""
    go, let = tr.widgets.Button("Go"), tr.widgets.Button("Let")
    gate = asyncio.Event()

    async def work(event):
        say("began", event.new)
        await gate.wait()
        say("ended", event.new)

    go.on_click(work)
    let.on_click(lambda event: gate.set())
    tr.Column(go, let, log)
""")
async def clicks_overlap(page: Page) -> None:
    for _ in range(3):
        page.click("Go")
    await says(page, "began 1", "began 2", "began 3")
    page.click("Let")
    await says(page, "began 1", "began 2", "began 3", "ended 1", "ended 2", "ended 3")


@case("""
    text, go = tr.widgets.TextInput(label="Text"), tr.widgets.Button("Go")
    text.param.watch(lambda event: say("text", event.new), "value")
    go.on_click(lambda event: say("go with", text.value))
    tr.Column(text, go, log)
""")
async def events_are_applied_in_order(page: Page) -> None:
    page.set("Text", "a")
    page.click("Go")
    page.set("Text", "b")
    page.click("Go")
    await says(page, "text a", "go with a", "text b", "go with b")


@case("""
    go = tr.widgets.Button("Go")
    first, second = tr.pane.Str("0"), tr.widgets.StaticText(value="0")

    def both(event):
        first.object = str(event.new)
        second.value = str(event.new)

    go.on_click(both)
    tr.Column(go, first, second)
""")
async def what_a_handler_writes_arrives_together(page: Page) -> None:
    page.click("Go")
    await page.wait(lambda: page.find("StaticText").values["value"] == "1")
    changed = [frame for frame in page.patches() if any(op[0] == "set" for op in frame["ops"])]
    written = [{name for op in frame["ops"] if op[0] == "set" for name in op[2]} for frame in changed]
    assert {"object", "value"} in written


@case("""
    go = tr.widgets.Button("Go")

    def fail(event):
        raise ValueError("no luck")

    async def fail_later(event):
        await asyncio.sleep(0)
        raise LookupError("lost")

    go.on_click(fail)
    go.on_click(fail_later)
    go.on_click(lambda event: say("went on"))
    tr.Column(go, log)
""")
async def a_failure_is_told_and_the_page_lives(page: Page) -> None:
    page.click("Go")
    await page.wait(lambda: len(page.notices) >= 2)
    told = " ".join(str(notice) for notice in page.notices)
    assert "no luck" in told
    assert "lost" in told
    page.click("Go")
    await says(page, "went on", "went on")


@case("""
    class Model(param.Parameterized):
        n = param.Integer(0)

    model, go = Model(), tr.widgets.Button("Go")

    async def follow(event):
        await asyncio.sleep(0)
        say("n is", event.new)

    model.param.watch(follow, "n")

    def count(event):
        model.n += 1

    go.on_click(count)
    tr.Column(go, log)
""")
async def watchers_of_any_object_may_await(page: Page) -> None:
    page.click("Go")
    await says(page, "n is 1")


# Views that follow


@case("""
    number = tr.widgets.IntInput(label="Number", value=0)
    gates = {n: asyncio.Event() for n in range(10)}
    gates[0].set()
    let = tr.widgets.IntInput(label="Let", value=0)

    async def slow(n):
        await gates[n].wait()
        return tr.pane.Str(f"result {n}")

    let.param.watch(lambda event: gates[event.new].set(), "value")
    tr.Column(number, let, tr.bind(slow, number), log)
""")
async def a_bound_view_shows_no_stale_result(page: Page) -> None:
    shown = lambda: [m.values["object"] for m in page.models.values() if "result" in str(m.values.get("object"))]  # noqa: E731
    await page.wait(lambda: shown() == ["result 0"])
    for n in (1, 2, 3):
        page.set("Number", n)
    for n in (3, 2, 1):
        await page.wait(lambda: page.unsettled == {})  # what waits and is set again is set once
        page.set("Let", n)
    await page.wait(lambda: shown() == ["result 3"])
    texts = [str(op) for frame in page.patches() for op in frame["ops"]]
    assert not any("result 1" in text or "result 2" in text for text in texts)


@case("""
    number = tr.widgets.IntInput(label="Number", value=2)

    def steps(n):
        for step in range(n):
            yield f"step {step}"

    async def awaited(n):
        for step in range(n):
            yield f"awaited {step}"
            await asyncio.sleep(0)

    tr.Column(number, tr.bind(steps, number), tr.bind(awaited, number))
""")
async def generators_show_each_step_and_end_at_the_last(page: Page) -> None:
    await page.wait(lambda: "step 1" in page.text and "awaited 1" in page.text)
    page.set("Number", 4)
    await page.wait(lambda: "step 3" in page.text and "awaited 3" in page.text)
    assert "step 1" not in page.text


@case("""
    number = tr.widgets.IntInput(label="Number", value=1)

    async def double(n):
        await asyncio.sleep(0)
        return f"twice {2 * n}"

    tr.Column(number, tr.widgets.StaticText(value=tr.bind(double, number)))
""")
async def a_reference_is_followed(page: Page) -> None:
    value = lambda: page.find("StaticText").values["value"]  # noqa: E731
    await page.wait(lambda: value() == "twice 2")
    page.set("Number", 21)
    await page.wait(lambda: value() == "twice 42")


# Tasks


def _tasks(policy: str) -> str:
    return f"""
        go, let = tr.widgets.Button("Go"), tr.widgets.Button("Let")
        gate = asyncio.Event()

        @tr.task(policy="{policy}")
        async def work(event):
            say("began", event.new)
            try:
                await gate.wait()
                say("ended", event.new)
            except asyncio.CancelledError:
                say("cancelled", event.new)
                raise

        go.on_click(work)
        let.on_click(lambda event: gate.set())
        tr.Column(go, let, log)
    """


@case(_tasks("latest"))
async def latest_cancels_the_older(page: Page) -> None:
    page.click("Go")
    await says(page, "began 1")
    page.click("Go")
    await page.wait(lambda: len(said(page)) >= 3)
    assert set(said(page)) == {"began 1", "cancelled 1", "began 2"}
    page.click("Let")
    await page.wait(lambda: "ended 2" in said(page))
    assert "ended 1" not in said(page)


@case(_tasks("queue"))
async def queue_runs_one_after_the_other(page: Page) -> None:
    page.click("Go")
    page.click("Go")
    await says(page, "began 1")
    page.click("Let")
    await says(page, "began 1", "ended 1", "began 2", "ended 2")


@case(_tasks("drop"))
async def drop_takes_no_second(page: Page) -> None:
    page.click("Go")
    page.click("Go")
    page.click("Let")
    await says(page, "began 1", "ended 1")


@case("""
    async def work():
        say("began")
        try:
            await asyncio.Event().wait()
        finally:
            say("cleaned up")

    tr.Column(tr.widgets.TaskButton(work, label="Work"), log)
""")
async def a_task_is_stopped_by_its_button(page: Page) -> None:
    page.click("TaskButton")
    await says(page, "began")
    page.event("TaskButton", "stop")
    await says(page, "began", "cleaned up")


@case("""
    lock = asyncio.Lock()
    go, let = tr.widgets.Button("Go"), tr.widgets.Button("Let")
    queue = asyncio.Queue()

    async def work(event):
        async with lock:
            say("in", event.new)
            await queue.get()
            say("out", event.new)

    go.on_click(work)
    let.on_click(lambda event: queue.put_nowait(event.new))
    tr.Column(go, let, log)
""")
async def locks_and_queues_of_the_app_are_those_of_its_callbacks(page: Page) -> None:
    page.click("Go")
    page.click("Go")
    await says(page, "in 1")
    page.click("Let")
    await says(page, "in 1", "out 1", "in 2")
    page.click("Let")
    await says(page, "in 1", "out 1", "in 2", "out 2")


@case("""
    go = tr.widgets.Button("Go")

    def begin(event):
        calls = []

        async def tick():
            calls.append(1)
            say("tick", len(calls))
            if len(calls) == 3:
                timer.stop()
                say("stopped")

        timer = tr.state.add_periodic_callback(tick, period=10)

    go.on_click(begin)
    tr.Column(go, log)
""")
async def a_periodic_callback_runs_until_it_is_stopped(page: Page) -> None:
    page.click("Go")
    await says(page, "tick 1", "tick 2", "tick 3", "stopped")


@case("""
    tr.state.onload(lambda: say("loaded"))
    tr.Column(log)
""")
async def onload_is_called_once(page: Page) -> None:
    await says(page, "loaded")


# What is in the page


@case("""
    go = tr.widgets.Button("Go")
    box = tr.Column(tr.pane.Str("a"), tr.pane.Str("b"))

    def change(event):
        if event.new == 1:
            box[:] = [box[1], tr.pane.Str("c"), box[0]]
        else:
            box.pop(1)

    go.on_click(change)
    tr.Column(go, box)
""")
async def children_come_go_and_stay_who_they_are(page: Page) -> None:
    before = {model.values["object"]: model.id for model in page.all("Str")}
    page.click("Go")
    await page.wait(lambda: page.text == "Go\nb\nc\na")
    now = {model.values["object"]: model.id for model in page.all("Str")}
    assert (now["a"], now["b"]) == (before["a"], before["b"])
    page.click("Go")
    await page.wait(lambda: page.text == "Go\nb\na")


@case("""
    number = tr.widgets.IntInput(label="Number", value=1, start=0, end=5)
    gone = tr.widgets.Button("Gone", disabled=True)
    number.param.watch(lambda event: say("number", event.new), "value")
    gone.on_click(lambda event: say("never"))
    tr.Column(number, gone, log)
""")
async def what_may_not_be_is_refused_and_the_next_is_taken(page: Page) -> None:
    wrong = page.set("Number", "many")
    disabled = page.click("Gone")
    page.set("Number", 3)
    await says(page, "number 3")
    assert "rejected" in page.settled[wrong]
    assert "rejected" in page.settled[disabled]
    assert page.unsettled == {}


@case("""
    text = tr.widgets.TextAreaInput(label="Text", max_length=1_000_000)
    back = tr.pane.Str("")

    def turn(event):
        back.object = event.new[::-1]

    text.param.watch(turn, "value")
    tr.Column(text, back)
""")
async def long_and_strange_texts_arrive_whole(page: Page) -> None:
    text = 'Grüße "\u2028\u2029 </script> \\r\\n ${x} `\x00\U0001f600 ' + "0123456789" * 20_000
    page.set("Text", text)
    await page.wait(lambda: page.find("Str").values["object"] == text[::-1])


@case("""
    image = tr.pane.PNG(None, name="image")
    go = tr.widgets.Button("Go")

    def draw(event):
        image.object = b"\\x89PNG\\r\\n\\x1a\\n" + bytes(range(256)) * 1000

    go.on_click(draw)
    tr.Column(go, image)
""")
async def bytes_arrive_whole(page: Page) -> None:
    page.click("Go")
    await page.wait(lambda: page.find("PNG").values.get("object"))
    shown = page.find("PNG").values["object"]
    data = shown.get("data", shown) if isinstance(shown, dict) else shown
    assert bytes(data).endswith(bytes(range(256)))
    assert len(data) == 256_008


@case("""
    upload = tr.widgets.FileInput(label="File")

    def came(event):
        say(upload.filename, len(event.new), event.new[-3:])

    upload.param.watch(came, "value")
    tr.Column(upload, log)
""")
async def a_file_arrives_whole(page: Page) -> None:
    page.upload("FileInput", ("data.bin", bytes(100_000) + b"end"))
    await says(page, "data.bin 100003 b'end'")


@case("""
    go = tr.widgets.Button("Go")
    go.on_click(lambda event: tr.state.notifications.info("Well done"))
    tr.Column(go)
""")
async def notifications_arrive(page: Page) -> None:
    page.click("Go")
    await page.wait(lambda: "Well done" in str(page.messages) + str(page.notices) + str(page.frames[-3:]))


@case("""
    number = tr.widgets.FloatInput(label="Number", value=0.0)
    number.param.watch(lambda event: say(type(event.new).__name__, event.new), "value")
    tr.Column(number, log)
""")
async def numbers_keep_their_type(page: Page) -> None:
    for number, words in ((2, "float 2.0"), (0.1, "float 0.1"), (1e300, "float 1e+300")):
        page.set("Number", number)
        await page.wait(lambda words=words: said(page)[-1:] == [words])
