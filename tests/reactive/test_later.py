"""A function bound to the result of another: it gets what that one returns, of whatever kind both are."""

from __future__ import annotations

import asyncio
import functools
import threading

import pytest

import transom as tr
from tests.reactive.policies import POLICIES
from tests.reactive.test_slot import rendered
from tests.site import until


async def load(number):
    await asyncio.sleep(1)
    return f"row {number}"


class Load:
    async def __call__(self, number):
        return await load(number)


def plain(number):
    return load(number)


def plain_outer(row):
    return show_later(row)


@functools.wraps(load)
def decorated(number):
    return load(number)


def show(row):
    return f"shown: {row}"


async def show_later(row):
    await asyncio.sleep(0)
    return f"shown: {row}"


def show_steps(row):
    yield "first"
    yield f"shown: {row}"


async def show_async_steps(row):
    yield "first"
    yield f"shown: {row}"


def text(page):
    return page.text.strip().removeprefix("<p>").removesuffix("</p>")


@pytest.mark.statement(10)
@pytest.mark.parametrize("inner", [load, Load(), decorated, plain, tr.task(load)])
@pytest.mark.parametrize("outer", [show, show_later, show_steps, show_async_steps, tr.task(show), plain_outer])
async def test_what_is_awaited_is_given(site, outer, inner):
    def app():
        number = tr.widgets.IntSlider(value=1, end=9)
        return tr.Column(number, tr.bind(outer, tr.bind(inner, number)))

    page = await site(app).open()
    await page.advance(3)
    assert text(page) == "shown: row 1"
    page.set("IntSlider", 2)
    await page.advance(3)
    assert text(page) == "shown: row 2"


async def test_arguments_are_awaited_side_by_side(site):
    def app():
        number = tr.widgets.IntSlider(value=1, end=9)
        return tr.Column(number, tr.bind("{} {k}".format, tr.bind(load, number), k=tr.bind(load, number)))

    page = await site(app).open()
    await page.advance(1.5)
    assert text(page) == "row 1 row 1"


async def test_a_def_that_is_given_what_was_awaited_leaves_the_loop(site):
    threads = []

    def slow(row):
        threads.append(threading.current_thread())
        return row

    def app():
        return tr.Column(tr.bind(slow, tr.bind(load, 1)))

    page = await site(app).open()
    await page.advance(2)
    await until(lambda: text(page) == "row 1")
    assert threads != [threading.main_thread()]
    assert len(threads) == 1


async def test_values_belong_together(site):
    """The other arguments are those of the call whose awaited one has come."""

    def app():
        number = tr.widgets.IntSlider(value=1, end=9)
        return tr.Column(number, tr.bind(lambda n, row: f"{n}: {row}", number, tr.bind(tr.task(load), number)))

    page = await site(app).open()
    await page.advance(2)
    for value in (2, 3, 4):
        page.set("IntSlider", value)
        await page.advance(0.4)
    await page.advance(5)
    assert text(page) == "4: row 4"
    assert rendered(page) == [f"<p>{each}: row {each}</p>\n" for each in (1, 2, 3, 4)]


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("outer", [str.upper, lambda row: show_later(row.upper())], ids=["def", "coroutine"])
@pytest.mark.parametrize("values", [[2, 3], range(2, 30)], ids=["few", "many"])
async def test_a_task_within_keeps_its_policy(site, policy, outer, values):
    """The view of a function of a task shows what the view of the task does."""

    def app():
        number = tr.widgets.IntSlider(value=1, end=99)
        task = tr.task(policy=policy)
        return tr.Column(number, tr.bind(task(load), number), tr.bind(outer, tr.bind(task(load), number)))

    def views(page):
        one, other = [each.strip().removeprefix("<p>").removesuffix("</p>") for each in page.text.split("\n\n")]
        return one.upper(), other.removeprefix("shown: ").upper()

    page = await site(app).open()
    await page.advance(3)
    for value in values:
        page.set("IntSlider", value)
        await page.advance(0.5)
        one, other = views(page)
        assert one == other
    await page.advance(60)
    one, other = views(page)
    assert one == other
    if policy != "drop":
        assert one == f"ROW {values[-1]}"
    assert [view["pending"] for view in page.all("ParamFunction")] == [False, False]


async def test_a_failure_within_is_shown_by_the_view_around(site, failures):
    async def fails(number):
        raise ValueError("no row")

    def app():
        return tr.Column(tr.bind(show, tr.bind(tr.task(fails), 1)))

    page = await site(app).open()
    await page.advance(1)
    (view,) = page.all("ParamFunction")
    assert view["children"] == []
    assert "no row" in view["error"]["message"]
    assert len(failures()) == 1


async def test_a_watching_function_gets_what_was_awaited(site):
    seen = []

    def app():
        number = tr.widgets.IntSlider(value=1, end=9)
        tr.bind(seen.append, tr.bind(load, number), watch=True)
        tr.bind(seen.append, tr.bind(tr.task(load), number), watch=True)
        return number

    page = await site(app).open()
    page.set("IntSlider", 2)
    await page.advance(2)
    assert seen == ["row 2", "row 2"]


async def test_a_view_that_is_closed_ends_the_task_within(site):
    kept = []

    def app():
        number = tr.widgets.IntSlider(value=1, end=9)
        task = tr.task(load)
        kept.extend([task, tr.panel(tr.bind(show, tr.bind(task, number)))])
        return tr.Column(number, kept[1])

    page = await site(app).open()
    await page.advance(0.5)
    (run,) = page.session.context.run(lambda: list(kept[0].runs))
    page.session.context.run(setattr, kept[1], "object", None)
    await page.advance(0.1)
    assert run.state == "cancelled"


async def test_called_by_hand_it_can_be_awaited():
    async def load(number):
        return f"row {number}"

    assert await tr.bind(show, tr.bind(load, 1))() == "shown: row 1"
    assert [each async for each in tr.bind(show_steps, tr.bind(load, 1))().begin()] == ["first", "shown: row 1"]
