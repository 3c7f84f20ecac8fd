"""What axe finds in a page, as little text as says where."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.live import fits, resize

ALL: dict[str, Any] = {"resultTypes": ["violations"]}
WITHOUT_CONTRAST = {**ALL, "rules": {"color-contrast": {"enabled": False}}}
"""Nine tenths of the time go into contrast, in long pages seconds."""

RESTS = """async () => {
    const moving = () => document.getAnimations().filter((each) => each.playState === "running" &&
        (each instanceof CSSTransition || each instanceof CSSAnimation) &&
        each.effect.getComputedTiming().endTime < 5000);
    for (let round = 0; round < 50; round++) {
        await Promise.all(moving().map((each) => each.finished.catch(() => null)));
        // What an action has changed begins to change its colour with the next frame.
        for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
        if (!moving().length) return;
    }
}"""


def run_axe(page: Page, **how: Any) -> AxeResults:
    """What it finds once nothing fades or glides any more: a colour on its way has a contrast of its own."""
    page.evaluate(RESTS)
    return Axe().run(page, **how)


def violations(page: Page, *, contrast: bool = True) -> list[tuple[str, list[Any], str | None]]:
    """Rule, elements and what to do, of each rule that is broken.

    Args:
        contrast: Whether colours are looked at too.
    """
    found = run_axe(page, options=ALL if contrast else WITHOUT_CONTRAST).response["violations"]
    return [
        (each["id"], [node["target"] for node in each["nodes"]][:5], each["nodes"][0].get("failureSummary"))
        for each in found
    ]


def fits_and_is_accessible(page: Page, *widths: int) -> None:
    """At each width nothing is wider than the page and axe finds nothing; colours are looked at in the first."""
    for width in widths:
        resize(page, {"width": width, "height": 900})
        fits(page, width)
        assert violations(page, contrast=width == widths[0]) == []
