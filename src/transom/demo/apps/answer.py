"""An answer that comes word by word, as from a language model, and can be stopped: an asynchronous generator."""

import asyncio
import difflib
from collections.abc import AsyncIterator
from typing import Any

import transom as tr

KNOWN = {
    "What is a transom?": "A transom is the window above a door. It opens while the door stays shut: air and light "
    "come in, and nobody has to interrupt what goes on in the room.",
    "What may a callback be?": "A callback may be a `def`, which gets a thread; an `async def`, which shares the event "
    "loop; or a *generator*, of which each value is shown as it comes.",
    "What happens when I ask again?": "The newest question is answered. What is still being written for an older one "
    "is cancelled, and nothing of it is shown any more.",
}
talk = tr.Column(scroll=True, auto_scroll_limit=80, height=340, sizing_mode="stretch_width")
question = tr.widgets.TextInput("Question", placeholder=next(iter(KNOWN)), sizing_mode="stretch_width")
send = tr.widgets.Button("Ask", icon="send", button_type="primary")
stop = tr.widgets.Button("Stop", icon="player-stop")


async def words(text: str) -> AsyncIterator[str]:
    """A stand-in for a model: the answer to the nearest question it knows."""
    nearest = difflib.get_close_matches(text, KNOWN, n=1, cutoff=0)[0]
    for word in KNOWN[nearest].split(" "):
        await asyncio.sleep(0.06)
        yield word + " "


@tr.task(policy="latest")
async def ask(_event: Any) -> None:
    """Add the question, and an answer that grows."""
    text = question.value_input.strip() or question.placeholder
    question.value = question.value_input = ""
    answer = tr.pane.Markdown("…")
    talk.extend([tr.pane.Markdown(f"**You:** {text}"), answer])
    written = ""
    try:
        async for word in words(text):
            written += word
            answer.object = written
    except asyncio.CancelledError:
        answer.object = f"{written}… *(stopped)*"
        raise


send.on_click(ask)
question.param.watch(lambda event: event.new and ask(event), "value")
stop.on_click(lambda _event: ask.cancel())
stop.disabled = tr.bind(lambda running: not running, ask.param.running)
examples = [tr.widgets.Button(text, button_type="light") for text in KNOWN]


def example(event: Any) -> None:
    """Ask what a button says."""
    question.value_input = event.obj.label
    ask(event)


for each in examples:
    each.on_click(example)
tr.Page(
    title="Answer",
    nav="apps",
    main=[tr.Card(talk, question, tr.Row(send, stop), title="Ask", collapsible=False), tr.FlexBox(*examples)],
).servable()
