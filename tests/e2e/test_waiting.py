"""The marks of a view that waits: when they are seen, and what is said to those who do not see them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import Live, Show, frame, stop_clock, until

WATCH = """(el) => {
    window.marks = [];
    new MutationObserver(() => marks.push(el.hasAttribute("data-pending")))
        .observe(el, {attributes: true, attributeFilter: ["data-pending"]});
}"""


class Results:
    """A view of a slider whose results are there when the test says so; that of 0 is there at once."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._come: dict[int, asyncio.Event] = {number: asyncio.Event() for number in range(1, 11)}

    def make(self) -> Any:
        slider = tr.widgets.IntSlider(end=10)

        async def view(number: int) -> Any:
            if number:
                await self._come[number].wait()
            return tr.pane.Str(f"result {number}")

        return tr.Column(slider, tr.ParamFunction(tr.bind(view, slider)))

    def come(self, number: int) -> None:
        assert self._live.loop
        self._live.loop.call_soon_threadsafe(self._come[number].set)


@pytest.mark.statement(71)
def test_a_view_is_marked_after_100_ms_for_250_ms_at_least(show: Show, live: Live) -> None:
    results = Results(live)
    shown = show(results.make)
    slider, view = shown.root
    element = frame(shown.page, view)

    def marked() -> bool:
        return element.get_attribute("data-pending") is not None

    expect(element).to_contain_text("result 0")
    expect(element).not_to_have_attribute("aria-busy", "true")
    stop_clock(shown.page)
    element.evaluate(WATCH)
    slider.value = 1
    expect(element).to_have_attribute("aria-busy", "true")
    shown.page.clock.run_for(99)
    assert not marked()
    shown.page.clock.run_for(1)
    assert marked()
    results.come(1)
    expect(element).to_contain_text("result 1")
    expect(element).not_to_have_attribute("aria-busy", "true")
    shown.page.clock.run_for(249)
    assert marked()  # the result is there before the mark goes
    shown.page.clock.run_for(1)
    assert not marked()
    slider.value = 2
    expect(element).to_have_attribute("aria-busy", "true")
    shown.page.clock.run_for(99)
    results.come(2)
    expect(element).to_contain_text("result 2")
    shown.page.clock.run_for(500)
    assert shown.page.evaluate("marks") == [True, False]  # over in a blink


@pytest.mark.statement(71)
def test_loading_and_pending_are_busy_until_both_are_over(show: Show, live: Live) -> None:
    results = Results(live)
    shown = show(results.make)
    slider, view = shown.root
    element = frame(shown.page, view)
    expect(element).to_contain_text("result 0")
    slider.value = 1
    expect(element).to_have_attribute("aria-busy", "true")
    view.loading = True
    expect(element.locator("> .tr-loading")).to_have_count(1)
    view.loading = False
    expect(element.locator("> .tr-loading")).to_have_count(0)
    assert element.get_attribute("aria-busy") == "true"
    view.loading = True
    results.come(1)
    expect(element).to_contain_text("result 1")
    expect(element).to_have_attribute("aria-busy", "true")
    view.loading = False
    expect(element).not_to_have_attribute("aria-busy", "true")


@pytest.mark.statement(73)
def test_what_waits_for_the_page_begins_though_nothing_else_changes(show: Show) -> None:
    loaded: list[str] = []

    def make() -> Any:
        tr.state.onload(lambda: loaded.append("loaded"))
        return tr.Column("static", tr.panel(lambda: "deferred", defer_load=True))

    shown = show(make)
    expect(shown.page.get_by_text("deferred")).to_be_visible()
    until(lambda: loaded == ["loaded"])
