"""What is done quickly, before the app has answered what was done before, ends as it was done, and nothing goes back.

A proxy holds what the page says, and what is said to it, until the test lets it go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.live import BOX, Live, frame, until
from tests.e2e.proxy import Proxy, proxy_to

Open = Callable[[Callable[[], Any]], tuple[Page, Any]]


@pytest.fixture
def proxy(live: Live) -> Iterator[Proxy]:
    port = urlsplit(live.url).port
    assert port is not None
    with proxy_to(port) as proxy:
        yield proxy


@pytest.fixture
def far(live: Live, proxy: Proxy, open_page: Callable[..., Page]) -> Open:
    """Shows what a function makes, behind the proxy."""

    def show(make: Callable[[], Any]) -> tuple[Page, Any]:
        live.make = make
        page = open_page(proxy.url)
        return page, live.made[-1]

    return show


def grid() -> Any:
    made = tr.layout.GridStack(width=620, height=400, ncols=4, nrows=2)
    made[0, 0] = tr.Card("Text", title="A")
    made[1, 0] = tr.Card("Text", title="B")
    return made


def place(stack: Any, title: str) -> Any:
    return next(place for place, each in stack.objects.items() if each.title == title)


def test_keys_that_come_before_the_answer_to_others_move_on_from_where_they_led(far: Open, proxy: Proxy) -> None:
    page, stack = far(grid)
    proxy.hold(down=True)
    page.locator("[data-place='0,0,1,1'] .tr-stack__move").press("ArrowRight")
    until(lambda: place(stack, "A") == (0, 1, 1, 2))
    proxy.hold(down=True, up=True)
    page.keyboard.press("ArrowRight")
    proxy.hold(up=True)
    expect(page.locator("[data-place='0,1,1,2'] .tr-stack__move")).to_be_focused()
    page.keyboard.press("ArrowRight")  # the second has no answer yet
    proxy.hold()
    until(lambda: place(stack, "A") == (0, 3, 1, 4))
    expect(page.locator("[data-place='0,3,1,4'] .tr-stack__move")).to_be_focused()


def test_an_answer_takes_no_handle_out_of_the_hand(far: Open, proxy: Proxy) -> None:
    page, stack = far(grid)
    card = frame(page, next(each for each in stack if each.title == "A"))
    before = card.evaluate(BOX)[0]
    proxy.hold(down=True)
    page.locator("[data-place='0,0,1,1'] .tr-stack__move").press("ArrowRight")
    until(lambda: place(stack, "A") == (0, 1, 1, 2))
    x, y, _, _ = page.locator("[data-place='1,0,2,1'] .tr-stack__move").evaluate(BOX)
    page.mouse.move(x + 5, y + 5)
    page.mouse.down()
    page.mouse.move(x + 5 + 620 / 4, y + 5, steps=5)
    proxy.hold()
    until(lambda: card.evaluate(BOX)[0] > before + 100)  # it is there
    page.mouse.move(x + 5 + 620 / 2, y + 5, steps=5)
    page.mouse.up()
    until(lambda: place(stack, "B") == (1, 2, 2, 3))
    for there in ("1,2,2,3", "0,1,1,2"):
        expect(page.locator(f"[data-place='{there}']")).to_have_count(1)
    expect(page.locator("[data-held]")).to_have_count(0)


def test_a_tab_that_was_chosen_stays_when_another_goes(far: Open, proxy: Proxy) -> None:
    page, tabs = far(lambda: tr.Tabs(*((name, f"Text {name}") for name in "ABCDE"), active=1, closable=True))
    chosen = page.get_by_role("tab", selected=True)
    proxy.hold(down=True)
    page.get_by_role("button", name="Close A").click()
    until(lambda: len(tabs) == 4)
    proxy.hold(down=True, up=True)
    page.get_by_role("tab", name="C").click()
    proxy.hold(up=True)  # the answer to the first
    expect(page.get_by_role("tab")).to_have_count(4)
    expect(chosen).to_have_text("C")
    expect(page.get_by_text("Text C")).to_be_visible()
    proxy.hold()
    until(lambda: tabs.active == 1)
    tabs.insert(0, ("F", "Text F"))
    expect(page.get_by_role("tab")).to_have_count(5)
    expect(chosen).to_have_text("C")
    tabs.active = 0
    expect(chosen).to_have_text("F")


def test_the_size_of_pages_that_was_chosen_is_shown_before_they_are_there(far: Open, proxy: Proxy) -> None:
    def make() -> Any:
        sizes = {"paginationSizeSelector": [10, 20, 50]}
        rows = [{"n": number} for number in range(100)]
        return tr.widgets.Tabulator(rows, label="Many", page_size=10, pagination="remote", configuration=sizes)

    page, table = far(make)
    size = page.get_by_role("combobox", name="Rows a page")
    expect(size).to_have_value("10")
    proxy.hold(down=True)
    size.select_option("50")
    until(lambda: table.page_size == 50)
    expect(size).to_have_value("50")
    proxy.hold()
    expect(page.get_by_text("1–50 of 100")).to_be_visible()
    expect(size).to_have_value("50")
