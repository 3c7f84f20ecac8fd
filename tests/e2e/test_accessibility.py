"""Every component for everybody: rules of axe, keyboard, visible focus, reduced motion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e import everything
from tests.e2e.live import Live, Show, Shown, live_server, shower
from transom.components.component import Component


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    with live_server() as live:
        yield live


@pytest.fixture
def show(live: Live, open_page: Callable[..., Page]) -> Show:
    return shower(live, open_page)


def kinds(component: Component) -> set[type[Component]]:
    inside = getattr(component, "children", ())
    return {type(component)}.union(*(kinds(each) for each in inside))


def test_the_page_of_everything_has_every_component() -> None:
    assert {cls.__name__ for cls in everything.exported()} - {cls.__name__ for cls in kinds(everything.page())} == {
        "Bokeh"  # in a page of its own: it brings another library along
    }


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
    expect(shown.page.locator(".tr-toast")).to_have_count(5)
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
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(shown.page).response["violations"]
    assert [
        (each["id"], [node["target"] for node in each["nodes"]][:5], each["nodes"][0].get("failureSummary"))
        for each in found
    ] == []
