"""The apps in Panel: `python with_panel.py PORT NAME`."""

import asyncio
import itertools
import sys
import time

import panel as pn

RUNS = itertools.count()


def button_twice():
    clicker = pn.widgets.Button(name="Click me!")
    text = pn.widgets.StaticText()

    async def run(event):
        text.value = f"Running {event.new}"
        await asyncio.sleep(0)
        text.value = f"Finished {event.new}"

    clicker.on_click(run)
    return pn.Row(clicker, text)


def form():
    sliders = [pn.widgets.IntSlider(name=f"Slider {number}", start=0, end=100) for number in range(10)]
    texts = [pn.widgets.TextInput(name=f"Text {number}") for number in range(10)]
    prose = [pn.pane.Markdown(f"## Part {number}\n\nSome *words* on part {number}.") for number in range(4)]
    output = pn.bind(lambda *values: f"The sum is {sum(values)}", *sliders)
    return pn.Column(*prose, *sliders, *texts, output)


def stale():
    box = pn.widgets.TextInput(name="Input")

    async def compute(value):
        if value:
            await asyncio.sleep(float(value.split("-")[1]))
        return f"Result {value}."

    return pn.Column(box, pn.bind(compute, box))


def clicks():
    go = pn.widgets.Button(name="Go")
    text = pn.widgets.StaticText(value="Done 0.")
    done = 0

    async def run(event):
        nonlocal done
        await asyncio.sleep(0.2)
        done += 1
        text.value = f"Done {done}."

    go.on_click(run)
    return pn.Column(go, text)


def blocked():
    block, go = pn.widgets.Button(name="Block"), pn.widgets.Button(name="Go")
    text = pn.widgets.StaticText(value="Ready.")

    def work(event):
        text.value = "Working."
        time.sleep(1)
        text.value = "Worked."

    def answer(event):
        text.value = f"Done {event.new}."

    block.on_click(work)
    go.on_click(answer)
    return pn.Column(block, go, text)


def blocked_async():
    block, go = pn.widgets.Button(name="Block"), pn.widgets.Button(name="Go")
    text = pn.widgets.StaticText(value="Ready.")

    async def work(event):
        time.sleep(1)  # noqa: ASYNC251
        text.value = "Worked."

    async def answer(event):
        text.value = f"Done {event.new}."

    block.on_click(work)
    go.on_click(answer)
    return pn.Column(block, go, text)


def outlives():
    go = pn.widgets.Button(name="Go")
    text = pn.widgets.StaticText()

    async def run(event):
        number = next(RUNS)
        for beat in range(2000):
            text.value = f"Beat {beat}."
            print("beat", number, time.time())
            await asyncio.sleep(0.5)

    go.on_click(run)
    return pn.Column(go, text)


if __name__ == "__main__":
    pn.extension()
    pn.serve(globals()[sys.argv[2]], port=int(sys.argv[1]), address="127.0.0.1", show=False, verbose=False)
