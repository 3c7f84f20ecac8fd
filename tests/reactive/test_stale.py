"""In development, an older run that writes after a newer one of the same watcher is reported, once."""

from __future__ import annotations

import asyncio
import gc
import re

import pytest

import transom as tr
from tests.reactive.threads import ConductedThreads


def told(page):
    """The reports of this kind."""
    return [each["text"] for each in page.session.advice.kept if each["report"] == "stale"]


def watching(make):
    """A slider and a text that `make(text)` writes to."""

    def app():
        slider, text = tr.widgets.IntSlider(end=10), tr.widgets.StaticText()
        slider.param.watch(make(text), "value")
        return tr.Row(slider, text)

    return app


def _update(text):
    async def update(event):
        await asyncio.sleep(3 - event.new)
        text.value = f"{event.new}"

    return update


async def two_inputs(page):
    """The run for the first is the last to end."""
    page.set("IntSlider", 1)
    await page.advance(0.1)
    page.set("IntSlider", 2)
    await page.advance(5)


async def test_it_names_function_parameter_runs_and_remedy(site, caplog):
    page = await site(watching(_update)).open()
    await two_inputs(page)
    (text,) = told(page)
    runs = re.search(
        r"_update\.<locals>\.update: run (\d+) wrote StaticText\.value after the newer run (\d+) had written it", text
    )
    assert int(runs[1]) + 1 == int(runs[2])
    assert '@tr.task(policy="latest")' in text
    assert page.find("StaticText")["value"] == "1"  # it is the author's choice
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [text]
    messages = [content for id_, content in page.messages if content.get("report") == "stale"]
    assert [content["text"] for content in messages] == [text]


async def test_it_is_told_once_however_often_it_happens(site):
    page = await site(watching(_update)).open()
    for _ in range(5):
        await two_inputs(page)
    assert len(told(page)) == 1


async def test_each_parameter_is_told_of(site):
    def make(text):
        async def update(event):
            await asyncio.sleep(3 - event.new)
            text.value = f"{event.new}"
            text.visible = event.new == 1

        return update

    page = await site(watching(make)).open()
    await two_inputs(page)
    assert [re.search(r"StaticText\.(\w+)", text)[1] for text in told(page)] == ["value", "visible"]


@pytest.mark.parametrize("kind", ["coroutine", "thread", "generator"])
async def test_a_task_is_told_of_by_its_name(site, kind):
    threads = ConductedThreads(asyncio.get_running_loop())

    def make(text):
        def thread(event):
            threads.sleep(3 - event.new)
            text.value = f"{event.new}"

        def generator(event):
            yield
            threads.sleep(3 - event.new)
            text.value = f"{event.new}"

        functions = {"coroutine": _update(text), "thread": thread, "generator": generator}
        return tr.task(on=None if kind == "coroutine" else "thread")(functions[kind])

    one = site(watching(make))
    one.registry.pool = threads
    page = await one.open()
    await two_inputs(page)
    (text,) = told(page)
    assert {"coroutine": "update", "thread": "thread", "generator": "generator"}[kind] in text
    threads.end()


@pytest.mark.parametrize("policy", ["latest", "queue", "drop", "conflate"])
async def test_a_policy_under_which_runs_do_not_overlap_is_silent(site, policy):
    page = await site(watching(lambda text: tr.task(policy=policy)(_update(text)))).open()
    await two_inputs(page)
    assert told(page) == []


async def test_three_clicks_that_overlap_are_silent(site):
    def app():
        text = tr.widgets.StaticText()

        async def click(event):
            await asyncio.sleep(4 - event.new)
            text.value = f"{event.new}"

        return tr.Row(tr.widgets.Button(on_click=click), tr.widgets.Button(label="task", on_click=tr.task(click)), text)

    page = await site(app).open()
    for _ in range(3):
        page.click("task")
        page.click(page.all("Button")[0])
    await page.advance(10)
    assert told(page) == []


async def test_runs_that_end_in_order_are_silent(site):
    def make(text):
        async def update(event):
            text.value = "…"
            await asyncio.sleep(1)
            text.value = f"{event.new}"

        return update

    page = await site(watching(make)).open()
    for number in range(1, 6):
        page.set("IntSlider", number)
        await page.advance(2)
    assert told(page) == []


async def test_outside_of_development_it_is_silent(site):
    page = await site(watching(_update), dev=False).open()
    await two_inputs(page)
    assert told(page) == []


async def test_runs_that_write_components_of_their_own_are_silent(site):
    """Also when one has the place in memory of another that is gone."""

    def app():
        slider, column = tr.widgets.IntSlider(end=50), tr.Column()

        async def update(event):
            await asyncio.sleep(0.3 if event.new % 2 else 0.1)
            own = tr.widgets.StaticText()
            own.value = f"{event.new}"
            del own
            gc.collect(1)  # it is young

        slider.param.watch(update, "value")
        return tr.Row(slider, column)

    page = await site(app).open()
    for number in range(1, 41):
        page.set("IntSlider", number)
        await page.advance(0.05)
    await page.advance(1)
    assert told(page) == []


async def test_a_view_that_gave_way_to_another_place_is_told_of(site):
    """A task has one policy for all its places: two views of one `latest` task supersede each other."""

    def app(one_each):
        async def square(number):
            await asyncio.sleep(1)
            return f"{number} squared is {number**2}"

        first = tr.task(policy="latest")(square)
        second = tr.task(policy="latest")(square) if one_each else first
        sliders = [tr.widgets.IntSlider(end=9, value=value) for value in (2, 3)]
        return tr.Column(*sliders, tr.bind(first, sliders[0]), tr.bind(second, sliders[1]))

    def shared(page):
        return [report["text"] for report in page.session.advice.kept if report["report"] == "shared"]

    page = await site(lambda: app(one_each=False)).open()
    await page.advance(2)
    assert "2 squared" not in page.text
    (text,) = shared(page)
    assert "square" in text
    assert "Make a task of its own for each place" in text
    page = await site(lambda: app(one_each=True)).open()
    await page.advance(2)
    assert "2 squared is 4" in page.text
    assert "3 squared is 9" in page.text
    page.set(page.all("IntSlider")[0], 4)
    page.set(page.all("IntSlider")[0], 5)
    await page.advance(2)
    assert "5 squared is 25" in page.text
    assert shared(page) == []
