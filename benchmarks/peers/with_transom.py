"""The apps in Transom: `python -m benchmarks.peers.with_transom PORT NAME`."""

import asyncio
import itertools
import sys
import time

import transom as tr
from benchmarks.apps import button_twice, form

RUNS = itertools.count()


def stale():
    box = tr.widgets.TextInput(label="Input")

    async def compute(value):
        if value:
            await asyncio.sleep(float(value.split("-")[1]))
        return f"Result {value}."

    return tr.Column(box, tr.bind(compute, box))


def clicks():
    go = tr.widgets.Button(label="Go")
    text = tr.widgets.StaticText(value="Done 0.")
    done = 0

    async def run(event):
        nonlocal done
        await asyncio.sleep(0.2)
        done += 1
        text.value = f"Done {done}."

    go.on_click(run)
    return tr.Column(go, text)


def blocked():
    block, go = tr.widgets.Button(label="Block"), tr.widgets.Button(label="Go")
    text = tr.widgets.StaticText(value="Ready.")

    def work(event):
        time.sleep(1)
        text.value = "Worked."

    def answer(event):
        text.value = f"Done {event.new}."

    block.on_click(work)
    go.on_click(answer)
    return tr.Column(block, go, text)


def blocked_async():
    block, go = tr.widgets.Button(label="Block"), tr.widgets.Button(label="Go")
    text = tr.widgets.StaticText(value="Ready.")

    async def work(event):
        time.sleep(1)  # noqa: ASYNC251
        text.value = "Worked."

    async def answer(event):
        text.value = f"Done {event.new}."

    block.on_click(work)
    go.on_click(answer)
    return tr.Column(block, go, text)


def outlives():
    go = tr.widgets.Button(label="Go")
    text = tr.widgets.StaticText()

    async def run(event):
        number = next(RUNS)
        for beat in range(2000):
            text.value = f"Beat {beat}."
            print("beat", number, time.time())
            await asyncio.sleep(0.5)

    go.on_click(run)
    return tr.Column(go, text)


APPS = {each.__name__: each for each in (button_twice, form, stale, clicks, blocked, blocked_async, outlives)}

if __name__ == "__main__":
    tr.serve(APPS[sys.argv[2]], port=int(sys.argv[1]))
