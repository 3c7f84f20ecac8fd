import asyncio
import re
import sys
import threading
import time
from pathlib import Path

import panel as pn
from helper import joined

import transom as tr

pn.extension()

HERE = Path(__file__).parent
TEXTS = ["\r\n", r"\d", "${x}", "`", "</script>", "\u2028", "ü€", "<!--", '"]]>']

# the button of the guide
button = pn.widgets.Button(name="Click me!")
text = pn.widgets.StaticText()


async def run_async(event):
    text.value = f"Running {event.new}"
    await asyncio.sleep(0.3)
    text.value = f"Finished {event.new}"


button.on_click(run_async)

# the newest value wins, and older requests are given up
slider = pn.widgets.IntSlider(name="Number", start=0, end=10)


async def answered(number):
    answer = await tr.fetch(f"https://numbers.example/{number}")
    return f"answer {answer.json()['n']} with {answer.status} {answer.headers['X-Kind']}"


# values over time
count = pn.widgets.Button(name="Count")
counted = pn.widgets.StaticText()


async def counting(_):
    for number in range(3):
        await asyncio.sleep(0.01)
        yield f"counted {number}"


ticks = pn.widgets.StaticText()


def tick():
    ticks.value = f"ticked {int(ticks.value.split()[-1] if ticks.value else 0) + 1}"


pn.state.add_periodic_callback(tick, period=50, count=5)

# what blocks: each step is seen
sleepy = pn.widgets.Button(name="Sleep")
slept = pn.widgets.StaticText()


def sleep(_):
    began = time.monotonic()
    for number in range(4):
        slept.value = f"slept {number}"
        time.sleep(0.1)
    slept.value = f"slept for {time.monotonic() - began >= 0.4}"


sleepy.on_click(sleep)

# what fails, what prints, and what there is not
fails = pn.widgets.Button(name="Fail")
fails.on_click(lambda _: 1 / 0)
prints = pn.widgets.Button(name="Print")
prints.on_click(lambda _: print("printed by a callback"))
threads = pn.widgets.Button(name="Thread")
told = pn.widgets.StaticText()


def start(_):
    try:
        threading.Thread(target=print, name="mine").start()
    except RuntimeError as error:
        told.value = str(error)


threads.on_click(start)
off = pn.widgets.Button(name="To thread")


async def to_thread(_):
    told.value = f"in a thread: {await asyncio.to_thread(lambda: 6 * 7)}"


off.on_click(to_thread)
loops = pn.widgets.Button(name="Loop")


def loop(_):
    while True:
        pass


loops.on_click(loop)
serves = pn.widgets.Button(name="Serve")


def serve(_):
    try:
        tr.serve(text)
    except tr.UserError:
        raise
    except Exception as error:
        told.value = str(error)


serves.on_click(serve)

# everyday widgets
name = pn.widgets.TextInput(name="Name", value="Ada")
kind = pn.widgets.Select(name="Kind", options=["a", "b"])
on = pn.widgets.Checkbox(name="On")
everyday = pn.bind("{}|{}|{}".format, name, kind, on)

pn.state.location.sync(kind, {"value": "kind"})
loaded = sorted(each for each in sys.modules if re.match("(starlette|uvicorn|anyio|websockets)", each))

pn.Column(
    pn.Row(button, text, count, pn.bind(counting, count.param.clicks), ticks),
    pn.Row(sleepy, slept, fails, prints, threads, off, loops, serves, told),
    slider,
    pn.bind(answered, slider),
    pn.Row(name, kind, on, everyday),
    pn.pane.Str(f"texts {TEXTS!r} {joined(TEXTS)!r}", name="texts"),
    pn.pane.Str(f"file {(HERE / 'data' / 'x.csv').read_text()!r} beside {open('y.txt', encoding='utf-8').read()!r}"),
    pn.pane.Str(f"here {pn.state._is_pyodide} {loaded} {[each.name for each in threading.enumerate()]}"),
).servable(title="Everything")
