"""The apps in Shiny: `python with_shiny.py PORT NAME`."""

import asyncio
import itertools
import sys
import time

import uvicorn
from shiny import App, reactive, render, ui

RUNS = itertools.count()


def button_twice():
    page = ui.page_fluid(ui.input_action_button("go", "Click me!"), ui.output_text("text"))

    def server(input, output, session):
        shown = reactive.value("")
        tasks = set()

        async def show(value):
            async with reactive.lock():
                shown.set(value)
                await reactive.flush()

        async def work(number):
            await show(f"Running {number}")
            await asyncio.sleep(0)
            await show(f"Finished {number}")

        @reactive.effect
        @reactive.event(input.go)
        def run():  # what an effect itself writes is shown when it has ended, so only the second would be
            task = asyncio.create_task(work(input.go()))
            tasks.add(task)
            task.add_done_callback(tasks.discard)

        @render.text
        def text():
            return shown()

    return App(page, server)


def form():
    page = ui.page_fluid(
        *(ui.markdown(f"## Part {number}\n\nSome *words* on part {number}.") for number in range(4)),
        *(ui.input_slider(f"slider{number}", f"Slider {number}", 0, 100, 0) for number in range(10)),
        *(ui.input_text(f"text{number}", f"Text {number}") for number in range(10)),
        ui.output_text("text"),
    )

    def server(input, output, session):
        @render.text
        def text():
            return f"The sum is {sum(input[f'slider{number}']() for number in range(10))}"

    return App(page, server)


def stale():
    page = ui.page_fluid(ui.input_text("box", "Input"), ui.output_text("text"))

    def server(input, output, session):
        @render.text
        async def text():
            value = input.box()
            if value:
                await asyncio.sleep(float(value.split("-")[1]))
            return f"Result {value}."

    return App(page, server)


def clicks():
    page = ui.page_fluid(ui.input_action_button("go", "Go"), ui.output_text("text"))

    def server(input, output, session):
        done = reactive.value(0)

        @reactive.effect
        @reactive.event(input.go)
        async def run():
            await asyncio.sleep(0.2)
            done.set(done() + 1)

        @render.text
        def text():
            return f"Done {done()}."

    return App(page, server)


def _blocked(work):
    page = ui.page_fluid(
        ui.input_action_button("block", "Block"), ui.input_action_button("go", "Go"), ui.output_text("text")
    )

    def server(input, output, session):
        shown = reactive.value("Ready.")
        reactive.effect(reactive.event(input.block)(work))

        @reactive.effect
        @reactive.event(input.go)
        def answer():
            shown.set(f"Done {input.go()}.")

        @render.text
        def text():
            return shown()

    return App(page, server)


def blocked():
    def work():
        time.sleep(1)

    return _blocked(work)


def blocked_async():
    async def work():
        time.sleep(1)  # noqa: ASYNC251

    return _blocked(work)


def outlives():
    page = ui.page_fluid(ui.input_action_button("go", "Go"), ui.output_text("text"))

    def server(input, output, session):
        @reactive.extended_task
        async def run():
            number = next(RUNS)
            for _ in range(2000):
                print("beat", number, time.time())
                await asyncio.sleep(0.5)

        @reactive.effect
        @reactive.event(input.go)
        def start():
            run()

        @render.text
        def text():
            return f"Beat: {run.status()}"

    return App(page, server)


if __name__ == "__main__":
    uvicorn.run(globals()[sys.argv[2]](), host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
