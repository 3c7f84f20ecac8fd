"""Many pages that follow one object: a write to it holds up nobody, and none of them misses it."""

from __future__ import annotations

import asyncio

import pytest

import transom as tr
from transom.session.pace import MOST, Pace

PAGES = 3 * MOST


async def turns(until):
    """Let the loop turn until `until()`; gives how often it did."""
    count = 0
    while not until():
        await asyncio.sleep(0)
        count += 1
        assert count < 1000
    return count


async def test_so_many_go_in_one_turn_of_the_loop_and_in_order():
    pace, gone = Pace(asyncio.get_running_loop()), []
    for number in range(PAGES + 1):
        pace.ask(lambda number=number: gone.append(number))
    assert gone == list(range(MOST))
    for turn in range(2, 4):
        await asyncio.sleep(0)
        assert len(gone) == turn * MOST
    pace.ask(lambda: gone.append("late"))  # before it come those that wait
    await asyncio.sleep(0)
    assert gone == [*range(PAGES + 1), "late"]
    pace.ask(lambda: gone.append("at once"))
    assert gone[-1] == "at once"


async def test_what_goes_may_ask_again():
    pace, gone = Pace(asyncio.get_running_loop()), []

    def again():
        gone.append(1)
        if len(gone) < PAGES:
            pace.ask(again)

    pace.ask(again)
    assert len(gone) == MOST
    await turns(lambda: len(gone) == PAGES)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["reference", "coroutine"])
async def test_a_write_that_all_pages_follow_is_applied_to_some_at_a_time(site, kind):
    slider = tr.widgets.IntSlider(end=1000)

    async def view(number):
        return f"{number}"

    def app():
        return tr.widgets.StaticText(value=slider if kind == "reference" else tr.bind(view, slider))

    one = site(app, threads=0)
    pages = [await one.open() for _ in range(PAGES)]
    for page in pages:
        await page.settle()
    texts = [page.find("StaticText") for page in pages]
    most, before = 0, 0

    def shown():
        return sum(text.values.get("value") not in ("", "0", 0, None) for text in texts)

    slider.value = 1
    served = shown()
    slider.value = 2  # while some wait: they show the newest
    for _ in range(200):
        await asyncio.sleep(0)
        most, before = max(most, shown() - before), shown()
    assert served == 0
    assert most <= 2 * MOST
    assert {str(text.values["value"]) for text in texts} == {"2"}


@pytest.mark.slow
async def test_a_click_comes_between(site):
    """The pages that wait do not keep others from being served: an event of one of them is not behind all."""
    slider = tr.widgets.IntSlider(end=1000)
    clicked = []

    def app():
        text = tr.widgets.StaticText(value=slider)
        return tr.Row(text, tr.widgets.Button(on_click=lambda event: clicked.append(text.value)))

    one = site(app, threads=0)
    pages = [await one.open() for _ in range(2 * MOST)]
    last = pages[-1]
    await last.settle()
    slider.value = 5
    last.click()
    await last.settle()
    assert clicked == [5]  # and in order: first the write, which came first
