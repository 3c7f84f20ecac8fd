"""Context variables: each call of a callback has its own, and keeps it from its first step to its last."""

from __future__ import annotations

import asyncio
from contextvars import ContextVar

import pytest

import transom as tr
from tests.site import until

who = ContextVar("who", default="nobody")
KINDS = ["def", "coroutine", "generator", "async generator"]


def steps_of(kind, seen):
    """A callback that reads the variable, sets it to its own number, and reads it again in a later step."""

    def plain(number):
        seen.append((number, "first", who.get()))
        who.set(f"call {number}" if number else "the page")  # a page's first calls are made in its script's own
        seen.append((number, "later", who.get()))

    async def coroutine(number):
        seen.append((number, "first", who.get()))
        who.set(f"call {number}" if number else "the page")  # a page's first calls are made in its script's own
        await asyncio.sleep(1)
        seen.append((number, "later", who.get()))

    def generator(number):
        seen.append((number, "first", who.get()))
        who.set(f"call {number}" if number else "the page")  # a page's first calls are made in its script's own
        yield
        seen.append((number, "later", who.get()))

    async def async_generator(number):
        seen.append((number, "first", who.get()))
        who.set(f"call {number}" if number else "the page")  # a page's first calls are made in its script's own
        yield
        await asyncio.sleep(1)
        seen.append((number, "later", who.get()))

    return {"def": plain, "coroutine": coroutine, "generator": generator, "async generator": async_generator}[kind]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", ["click", "task", "view"])
@pytest.mark.statement(48)
async def test_what_a_call_sets_is_its_own(site, kind, place):
    seen = []

    def app():
        who.set("the page")
        slider, button = tr.widgets.IntSlider(end=10), tr.widgets.Button()
        function = steps_of(kind, seen)
        if place == "view":
            return tr.Row(slider, button, tr.bind(function, slider))
        if place == "task":
            function = tr.task(function)
        clicked = {"generator": generator_clicked, "async generator": async_generator_clicked}.get(kind, called)
        button.on_click(clicked(function) if place == "click" else lambda event: function(event.new))
        return tr.Row(slider, button)

    def called(function):
        return lambda event: function(event.new)

    def generator_clicked(function):
        def handler(event):
            yield from function(event.new)

        return handler

    def async_generator_clicked(function):
        async def handler(event):
            async for value in function(event.new):
                yield value

        return handler

    page = await site(app).open()
    await page.advance(2)
    await until(lambda: not page.session.runs)
    for number in (1, 2):
        if place == "view":
            page.set("IntSlider", number)
        else:
            page.click()
        await page.advance(0.1)
    await page.advance(2)
    await until(lambda: not page.session.runs)
    expected = [(number, step) for number in (1, 2) for step in ("first", "later")]
    found = [each for each in seen if each[0]]
    if place == "view" and kind in ("coroutine", "async generator"):
        expected.remove((1, "later"))  # superseded
    assert sorted(found) == [
        (number, step, "the page" if step == "first" else f"call {number}") for number, step in expected
    ]


@pytest.mark.parametrize("on", [None, "thread"])
async def test_a_generator_of_a_task_knows_its_run_in_each_step(site, on):
    made = []

    def app():
        button = tr.widgets.Button()

        def stepping(event):
            for step in (1, 2):
                tr.current_run().progress = step / 2
                yield step

        made.append(tr.task(on=on)(stepping))
        button.on_click(made[0])
        return button

    page = await site(app).open()
    page.click()
    await page.settle()
    await until(lambda: not page.session.runs)
    assert page.session.context.copy().run(lambda: (made[0].state, made[0].progress, made[0].value)) == ("done", 1, 2)
