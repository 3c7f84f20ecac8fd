"""`TaskButton`: it calls its task, says what becomes of the runs, and stops them."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest

import transom as tr
from transom.errors import NoSessionError


def of(task, **params):
    return lambda: tr.widgets.TaskButton(task, **params)


def seen(page):
    button = page.find("TaskButton")
    return button["running"], button["progress"], button["state"]


def steps(calls=None):
    async def count_up(event):
        if calls is not None:
            calls.append(event.new)
        for step in range(4):
            tr.current_run().progress = step / 4
            await asyncio.sleep(1)

    return count_up


async def test_a_click_calls_the_task_and_its_state_is_seen(site):
    calls = []
    page = await site(of(tr.task(steps(calls)))).open()
    assert seen(page) == (False, None, "pending")
    page.click("TaskButton")
    await page.advance(1.5)
    assert seen(page) == (True, 0.25, "running")
    await page.advance(5)
    assert seen(page) == (False, 0.75, "done")
    assert calls == [1]


@pytest.mark.parametrize("options", [{}, {"disabled": True}])
async def test_stop_cancels_what_runs_also_while_it_is_disabled(site, options):
    task = tr.task(steps())
    page = await site(lambda: tr.Row(of(task)(), tr.widgets.Button(label="Begin", on_click=task))).open()
    page.click("Begin")  # whoever has begun it
    await page.advance(1)
    page.view.tree.find(page.find("TaskButton").id).component.param.update(**options)
    await page.settle()
    page.event("TaskButton", "stop")
    await page.advance(0.1)
    assert seen(page)[::2] == (False, "cancelled")


async def test_what_is_hidden_stops_nothing(site):
    page = await site(of(tr.task(steps()), visible=False)).open()
    number = page.event("TaskButton", "stop")
    await page.settle()
    assert page.settled[number] == {"rejected": "not_allowed"}


async def test_a_function_runs_once_at_a_time(site):
    calls = []
    page = await site(of(steps(calls))).open()
    for _ in range(3):
        page.click("TaskButton")
    await page.advance(1)
    assert calls == [1]
    await page.advance(5)
    page.click("TaskButton")
    await page.advance(1)
    assert calls == [1, 4]


@pytest.mark.parametrize("kind", ["def", "coroutine", "generator", "task"])
async def test_what_takes_no_argument_is_given_none(site, kind):
    calls = []

    def plain():
        calls.append(kind)

    async def coroutine():
        calls.append(kind)

    def generator():
        yield calls.append(kind)

    made = {"def": plain, "coroutine": coroutine, "generator": generator, "task": tr.task(coroutine)}[kind]
    page = await site(of(made)).open()
    page.click("TaskButton")
    await page.wait(lambda: calls == [kind])
    await page.advance(0.1)
    assert seen(page)[2] == "done"


async def test_a_failure_is_seen_and_reported_once(site, failures):
    async def fails(event):
        raise ValueError("the reason")

    page = await site(of(fails)).open()
    page.click("TaskButton")
    await page.advance(0.1)
    assert seen(page) == (False, None, "failed")
    assert len(failures()) == len(page.notices) == 1


async def test_each_page_has_runs_of_its_own(site):
    task = tr.task(steps())
    one = site(of(task))
    first, second = await one.open(), await one.open()
    first.click("TaskButton")
    await first.advance(1)
    assert (seen(first)[0], seen(second)[0]) == (True, False)
    second.event("TaskButton", "stop")
    await second.advance(1)
    assert seen(first)[0] is True


@pytest.mark.parametrize(
    ("said", "shown"),
    [(0.5, 0.5), (2, 1.0), (-1, 0.0), (True, 1.0), ("3 of 10", "3 of 10"), (float("nan"), None), (object(), None)],
)
async def test_a_progress_is_a_part_or_a_text(site, said, shown):
    async def work(event):
        tr.current_run().progress = said
        await asyncio.sleep(1)

    page = await site(of(work)).open()
    page.click("TaskButton")
    await page.advance(0.5)
    assert seen(page)[1] == shown


async def test_its_label_is_the_name_of_the_function_in_words(site):
    async def index_all_files(event):
        return None

    page = await site(of(index_all_files)).open()
    assert page.find("TaskButton")["label"] == "Index all files"
    page = await site(of(index_all_files, label="Again")).open()
    assert page.find("TaskButton")["label"] == "Again"


async def test_what_is_no_task_is_refused(site):
    refused = []

    def app():
        for given in (None, partial(tr.task(steps()), 1)):
            with pytest.raises(TypeError) as caught:
                tr.widgets.TaskButton(given)
            refused.append(str(caught.value))
        return tr.widgets.Button()

    await site(app).open()
    assert "cannot be called" in refused[0]
    assert "calls a task with arguments" in refused[1]


async def test_outside_of_a_page_it_is_refused():
    with pytest.raises(NoSessionError, match="make it in the app file"):
        tr.widgets.TaskButton(steps())
