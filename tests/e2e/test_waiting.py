"""The marks of a view that waits: when they are seen, and what is said to those who do not see them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import Show, frame, until

WATCH = """(el) => {
    window.seen = {busy: [], mark: []};
    new MutationObserver((changes) => {
        for (const {attributeName: name} of changes) {
            const at = performance.now();
            if (name === "aria-busy") seen.busy.push([el.ariaBusy === "true", at]);
            if (name === "data-pending") seen.mark.push([el.hasAttribute(name), at]);
        }
    }).observe(el, {attributes: true});
}"""


def view_of(seconds: dict[int, float]) -> Any:
    slider = tr.widgets.IntSlider(end=10)

    async def view(number: int) -> Any:
        await asyncio.sleep(seconds.get(number, 0))
        return tr.pane.Str(f"result {number}")

    return tr.Column(slider, tr.ParamFunction(tr.bind(view, slider)))


@pytest.mark.statement(71)
def test_a_view_is_marked_after_100_ms_for_250_ms_at_least(show: Show) -> None:
    shown = show(lambda: view_of({1: 0.15, 2: 0.03}))
    slider, view = shown.root
    element = frame(shown.page, view)
    expect(element).to_contain_text("result 0")
    expect(element).not_to_have_attribute("aria-busy", "true")
    element.evaluate(WATCH)
    slider.value = 1
    expect(element).to_contain_text("result 1")
    expect(element).not_to_have_attribute("data-pending", "")
    seen = shown.page.evaluate("seen")
    (on, off), (busy, idle) = seen["mark"], seen["busy"]
    assert [on[0], off[0], busy[0], idle[0]] == [True, False, True, False]
    assert on[1] - busy[1] >= 95
    assert off[1] - on[1] >= 245
    assert idle[1] < off[1]  # the result is there before the mark goes
    slider.value = 2
    expect(element).to_contain_text("result 2")
    shown.page.wait_for_timeout(200)
    assert shown.page.evaluate("seen.mark.length") == 2  # over in a blink


@pytest.mark.statement(71)
def test_loading_and_pending_are_busy_until_both_are_over(show: Show) -> None:
    shown = show(lambda: view_of({1: 2.0}))
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
