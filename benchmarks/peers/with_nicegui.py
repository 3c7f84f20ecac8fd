"""The apps in NiceGUI: `python with_nicegui.py PORT NAME`."""

import asyncio
import itertools
import sys
import time

from nicegui import ui

RUNS = itertools.count()


def button_twice():
    clicks = 0

    async def run():
        nonlocal clicks
        clicks += 1
        number = clicks
        text.text = f"Running {number}"
        await asyncio.sleep(0)
        text.text = f"Finished {number}"

    with ui.row():
        ui.button("Click me!", on_click=run)
        text = ui.label()


def form():
    def update():
        output.text = f"The sum is {sum(int(slider.value) for slider in sliders)}"

    for number in range(4):
        ui.markdown(f"## Part {number}\n\nSome *words* on part {number}.")
    sliders = []
    for number in range(10):
        ui.label(f"Slider {number}")
        sliders.append(ui.slider(min=0, max=100, value=0, on_change=update))
    for number in range(10):
        ui.input(f"Text {number}")
    output = ui.label()
    update()


def stale():
    async def update():
        value = box.value
        await asyncio.sleep(float(value.split("-")[1]))
        result.text = f"Result {value}."

    box = ui.input("Input", on_change=update)
    result = ui.label()


def clicks():
    done = 0

    async def run():
        nonlocal done
        await asyncio.sleep(0.2)
        done += 1
        text.text = f"Done {done}."

    ui.button("Go", on_click=run)
    text = ui.label("Done 0.")


def blocked():
    done = 0

    def work():
        time.sleep(1)
        text.text = "Worked."

    def answer():
        nonlocal done
        done += 1
        text.text = f"Done {done}."

    ui.button("Block", on_click=work)
    ui.button("Go", on_click=answer)
    text = ui.label("Ready.")


def blocked_async():
    done = 0

    async def work():
        time.sleep(1)  # noqa: ASYNC251
        text.text = "Worked."

    async def answer():
        nonlocal done
        done += 1
        text.text = f"Done {done}."

    ui.button("Block", on_click=work)
    ui.button("Go", on_click=answer)
    text = ui.label("Ready.")


def outlives():
    async def run():
        number = next(RUNS)
        for beat in range(2000):
            text.text = f"Beat {beat}."
            print("beat", number, time.time())
            await asyncio.sleep(0.5)

    ui.button("Go", on_click=run)
    text = ui.label()


if __name__ in {"__main__", "__mp_main__"}:
    ui.page("/")(globals()[sys.argv[2]])
    ui.run(
        host="127.0.0.1",
        port=int(sys.argv[1]),
        reload=False,
        show=False,
        show_welcome_message=False,
        uvicorn_logging_level="warning",
    )
