"""`MultiSelect`: double clicks on options."""

from __future__ import annotations

import asyncio

import pytest

import transom as tr
from transom.testing import run_test

OPTIONS = {"One": [1], "Two": {"two": 2}, "Three": None}


def double_click(page, place, version=None):
    model = page.find("MultiSelect")
    page.event(model, "double_click", [version or model["labels"][0], place])


async def test_a_double_click_tells_the_value_of_the_option():
    select = tr.widgets.MultiSelect(options=OPTIONS)
    seen = []
    select.on_double_click(lambda event: seen.append((event.obj, event.option)))
    async with run_test(lambda: select) as page:
        for place in (1, 1, 2):
            double_click(page, place)
        await page.settle()
        assert seen == [(select, {"two": 2}), (select, {"two": 2}), (select, None)]
        assert seen[0][1] is OPTIONS["Two"]
        assert select.value == []


async def test_a_callback_may_be_async_and_given_to_the_constructor():
    opened = []

    async def open_it(event):
        await asyncio.sleep(1)
        opened.append(event.option)

    async with run_test(lambda: tr.widgets.MultiSelect("Files", open_it, options=["a", "b"])) as page:
        double_click(page, 0)
        double_click(page, 1)
        await page.advance(1)
        assert opened == ["a", "b"]


async def test_a_task_is_called_with_its_policy():
    begun = []

    @tr.task(policy="drop")
    async def open_it(event):
        begun.append(event.option)
        await asyncio.sleep(1)

    async with run_test(lambda: tr.widgets.MultiSelect(options=["a", "b"], on_double_click=open_it)) as page:
        double_click(page, 0)
        double_click(page, 1)
        await page.settle()
        assert begun == ["a"]


async def test_a_watching_ends():
    select = tr.widgets.MultiSelect(options=["a"])
    seen = []
    watcher = select.on_double_click(seen.append)
    async with run_test(lambda: select) as page:
        select.param.unwatch(watcher)
        double_click(page, 0)
        await page.settle()
        assert seen == []


@pytest.mark.parametrize("raw", [None, 0, [], [1], [1, 5], [1, -1], [1, 0, 1], [7, 0], ["1", 0], [1, True]])
async def test_what_is_no_option_is_refused(raw):
    select = tr.widgets.MultiSelect(options=["a", "b"])
    seen = []
    select.on_double_click(seen.append)
    async with run_test(lambda: select) as page:
        page.event("MultiSelect", "double_click", raw)
        await page.settle()
        assert seen == []


async def test_a_click_on_options_that_are_gone_means_those_only():
    select = tr.widgets.MultiSelect(options=["a", "b"])
    seen = []
    select.on_double_click(lambda event: seen.append(event.option))
    async with run_test(lambda: select) as page:
        before = page.find("MultiSelect")["labels"][0]
        select.options = ["b", "c"]
        await page.settle()
        double_click(page, 1, before)  # "b", which is offered still
        double_click(page, 0, before)  # "a", which is not
        await page.settle()
        assert seen == ["b"]


def test_what_cannot_be_called_is_refused():
    with pytest.raises(TypeError, match="on_double_click"):
        tr.widgets.MultiSelect(options=["a"]).on_double_click("open")
