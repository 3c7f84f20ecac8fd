"""Every component for everybody: rules of axe, keyboard, visible focus, reduced motion."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

import transom as tr
from tests.e2e import everything
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, Shown, fits


def speak(shown: Shown) -> None:
    """Let the page itself say something too: a message, that it is busy, that the server is away."""

    def tell() -> None:
        for level in ("info", "success", "warning", "error"):
            tr.state.notifications.send(f"A message of level {level}", 0, level)
        shown.session.notify(
            {"kind": "notify", "id": "d", "level": "error", "text": "Failed", "duration": 0, "detail": "where"}
        )
        shown.session.notify({"kind": "busy", "on": True})

    shown.session.apply(tell, function=tell)
    expect(shown.page.get_by_role("button", name="+2 more")).to_be_visible()
    shown.page.evaluate(
        """() => {
            const bar = document.querySelector(".tr-status");
            bar.hidden = false;
            bar.dataset.state = "disconnected";
            bar.firstChild.textContent = "No connection to the server.";
            bar.lastChild.textContent = "Retry";
        }"""
    )
    expect(shown.page.locator(".tr-loading")).to_have_count(1)
    shown.page.wait_for_function(
        "() => document.getAnimations().every((one) => one.effect.getTiming().iterations === Infinity"
        " || one.playState === 'finished')"
    )


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(show: Show, scheme: str, width: int) -> None:
    shown = show(everything.page, color_scheme=scheme, viewport={"width": width, "height": 900})
    speak(shown)
    fits(shown.page, width)
    found = run_axe(shown.page).response["violations"]
    assert [
        (each["id"], [node["html"] for node in each["nodes"]][:5], each["nodes"][0].get("failureSummary"))
        for each in found
    ] == []


STOPS = """() => {
    const stop = document.activeElement;
    const { top, left, width, height } = stop.getBoundingClientRect();
    const style = getComputedStyle(stop);
    const drawn = (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none";
    return stop === document.body ? null : {
        name: stop.getAttribute("aria-label") || stop.labels?.[0]?.textContent || stop.textContent,
        top: top + scrollY, left, drawn, shown: width > 0 && height > 0 && stop.checkVisibility(),
        radio: stop.closest(".tr-tabs__list") !== null,
    };
}"""


def test_the_tab_key_goes_through_the_page_in_reading_order(show: Show) -> None:
    def make() -> Any:
        w = tr.widgets
        return tr.Column(
            tr.Row(w.Button(label="1"), w.Button(label="off", disabled=True), w.TextInput(label="2")),
            tr.Card(w.Checkbox(label="4"), w.Select(label="5", options=["a"]), title="3"),
            tr.Tabs(("6", tr.Column(w.IntSlider(label="7"))), ("not this one", w.Button(label="nor this"))),
            tr.Card(w.Button(label="folded"), title="8", collapsed=True),
            w.Button(label="hidden", visible=False),
            tr.pane.Code("9", language=""),
            tr.pane.HTML('<a href="#x">11</a>'),
            w.FloatSlider(label="12", value=0.5),
        )

    shown = show(make)
    names: list[str] = []
    for _ in range(14):
        shown.page.keyboard.press("Tab")
        stop = shown.page.evaluate(STOPS)
        if stop is None:
            break
        assert stop["shown"], stop
        assert stop["drawn"], stop  # the focus is seen
        names.append(stop["name"].strip())
    assert names == ["1", "2", "3", "4", "5", "6", "7", "8", "Copy", "Code", "11", "12"]
    shown.page.get_by_role("slider").last.focus()
    shown.page.keyboard.press("Shift+Tab")
    assert shown.page.evaluate("document.activeElement.textContent") == "11"


def test_motion_is_reduced_where_it_is_asked_for(show: Show) -> None:
    shown = show(everything.page, reduced_motion="reduce")
    page = shown.page
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--tr-slow')").strip() == "0s"
    turning = page.locator(".tr-spinner:not([data-idle])").first
    expect(turning).to_have_css("animation-name", "tr-pulse")  # it stays visible that something goes on
    page.get_by_role("button", name="Folded").click()
    shown.session.notify({"kind": "busy", "on": True})
    expect(page.locator(".tr-progress")).to_have_css("animation-name", "tr-pulse")
    moving = page.evaluate(
        """() => document.getAnimations()
            .filter((one) => one.effect.getTiming().duration > 0 && one.playState === "running")
            .map((one) => one.animationName ?? one.transitionProperty).filter((name) => name !== "tr-pulse")"""
    )
    assert moving == []
