"""A column that follows what is appended, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

import transom as tr
from tests.e2e.live import Show, frame, until

AT = "(el) => Math.round(el.scrollTop)"
LEFT = "(el) => Math.round(el.scrollHeight - el.clientHeight - el.scrollTop)"
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def lines(count: int, **params: Any) -> Any:
    def make() -> Any:
        return tr.Column(tr.Column(*(tr.pane.Str(f"line {number}") for number in range(count)), height=200, **params))

    return make


def scroll_to(box: Locator, top: int) -> None:
    """As a reader does, and until the page has noticed."""
    box.evaluate("(el, top) => { el.scrollTop = top; }", top)
    box.page.evaluate(SETTLED)


def test_the_end_stays_in_view_while_the_reader_is_there(show: Show) -> None:
    page, column = show(lines(2, auto_scroll_limit=50, scroll_button_threshold=100))
    box = frame(page, column)
    for number in range(2, 40):
        column.append(tr.pane.Str(f"line {number}"))
    expect(page.get_by_text("line 39")).to_be_in_viewport()
    until(lambda: box.evaluate(LEFT) == 0)
    column[-1].object = "a\nlast\none\nthat\ngrows"
    expect(page.get_by_text("that")).to_be_visible()
    until(lambda: box.evaluate(LEFT) == 0)
    column.height = 120
    until(lambda: box.evaluate("(el) => el.clientHeight") == 120 and box.evaluate(LEFT) == 0)
    scroll_to(box, box.evaluate(AT) - 40)  # near enough
    column.append("more")
    until(lambda: box.evaluate(LEFT) == 0)


def test_a_reader_who_has_scrolled_up_stays_and_has_a_way_back(show: Show) -> None:
    page, column = show(lines(60, auto_scroll_limit=50, scroll_button_threshold=100, view_latest=True))
    box, button = frame(page, column), page.get_by_role("button", name="Go to the latest")
    until(lambda: box.evaluate(LEFT) == 0)
    expect(button).to_be_hidden()
    scroll_to(box, box.evaluate(AT) - 80)
    expect(button).to_be_hidden()
    scroll_to(box, 300)
    expect(button).to_be_visible()
    for number in range(60, 70):
        column.append(tr.pane.Str(f"line {number}"))
    expect(page.get_by_text("line 69")).to_be_attached()
    column[-1].object = "grows\nup"
    expect(page.get_by_text("grows")).to_be_attached()
    page.evaluate(SETTLED)
    assert box.evaluate(AT) == 300
    inside = box.bounding_box()
    at = button.bounding_box()
    assert inside is not None
    assert at is not None
    assert at["y"] + at["height"] <= inside["y"] + inside["height"]  # over the end of what is read
    button.click()
    until(lambda: box.evaluate(LEFT) == 0)
    expect(button).to_be_hidden()
    column.append("newest")
    expect(page.get_by_text("newest")).to_be_in_viewport()
    until(lambda: box.evaluate(LEFT) == 0)


def test_the_position_goes_both_ways(show: Show) -> None:
    page, column = show(lines(60, scroll_position=250))
    box = frame(page, column)
    until(lambda: box.evaluate(AT) == 250)
    scroll_to(box, 400)
    until(lambda: column.scroll_position == 400)
    seen: list[int] = []
    column.param.watch(lambda event: seen.append(event.new), "scroll_position", onlychanged=False)
    column.scroll_position = 10
    until(lambda: box.evaluate(AT) == 10)
    column.scroll_position = 0
    until(lambda: box.evaluate(AT) == 0)
    column.append("does not move")
    expect(page.get_by_text("does not move")).to_be_attached()
    page.evaluate(SETTLED)
    assert box.evaluate(AT) == 0
    column.auto_scroll_limit = 20
    scroll_to(box, 100_000)
    column.append("moves")
    expect(page.get_by_text("moves", exact=True)).to_be_in_viewport()
    until(lambda: seen[-1] > 400)
    assert [position for position in seen if position <= 10] == [10, 0]  # what code has set does not come back


def test_it_is_where_code_says_when_it_comes_into_sight(show: Show) -> None:
    def make() -> Any:
        log = tr.Column(*(tr.pane.Str(f"line {number}") for number in range(60)), height=200, scroll_position=250)
        return tr.Column(tr.Tabs(("A", "text"), ("B", log)))

    page, tabs = show(make)
    box, column = frame(page, tabs[1]), tabs[1]
    page.get_by_role("tab", name="B").click()
    until(lambda: box.evaluate(AT) == 250)
    page.get_by_role("tab", name="A").click()
    column.scroll_position = 100
    page.get_by_role("tab", name="B").click()
    until(lambda: box.evaluate(AT) == 100)
    assert column.scroll_position == 100


def test_the_end_at_first_and_then_as_the_reader_likes(show: Show) -> None:
    page, column = show(lines(60, view_latest=True))
    box = frame(page, column)
    until(lambda: box.evaluate(LEFT) == 0)
    column.append("is not followed")
    expect(page.get_by_text("is not followed")).to_be_attached()
    page.evaluate(SETTLED)
    assert box.evaluate(LEFT) > 0


def test_a_column_in_a_tab_is_at_its_end_when_it_is_shown(show: Show) -> None:
    def make() -> Any:
        log = tr.Column(height=200, auto_scroll_limit=50)
        return tr.Column(tr.Tabs(("First", "text"), ("Log", log)))

    page, tabs = show(make)
    for number in range(40):
        tabs[1].append(tr.pane.Str(f"line {number}"))
    page.get_by_role("tab", name="Log").click()
    expect(page.get_by_text("line 39")).to_be_in_viewport()


@pytest.mark.parametrize(("params", "fetched"), [({"scroll": True}, False), ({"auto_scroll_limit": 5}, True)])
def test_only_pages_that_follow_load_what_follows(show: Show, params: dict[str, Any], fetched: bool) -> None:
    page = show(lines(60, **params)).page
    expect(page.get_by_text("line 59")).to_be_attached()
    names = "() => performance.getEntriesByType('resource').map((each) => each.name).join(' ')"
    if fetched:
        until(lambda: "/follow-" in page.evaluate(names))
    else:
        page.wait_for_load_state("networkidle")
        assert "/follow-" not in page.evaluate(names)
