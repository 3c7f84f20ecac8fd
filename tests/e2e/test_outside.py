"""A component that was written outside of the package, in a browser: as usable as those in it."""

from __future__ import annotations

from playwright.sync_api import expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import frame, until
from tests.outside.rating import Rating

HOSTILE = "</script><img src=x onerror=alert(1)>{{x}}"


class Broken(Rating):
    """Its module fails."""

    _esm = "export function render() { throw new Error('the stars are down'); }"


def test_it_is_used_as_any_other(show):
    page, _, rating, other, hostile, broken = show(
        lambda: tr.Column(
            "# Ratings",
            Rating(label="How was it?", help="Be *honest*"), Rating(label="Two", value=2, help=tr.Row("a", "b")),
            Rating(label=HOSTILE, help=tr.pane.Str(HOSTILE)), Broken(label="Broken"),
        )
    , allow="the stars are down")  # fmt: skip
    first = frame(page, rating)
    first.get_by_role("button", name="3 stars").click()
    expect(first.get_by_role("button", pressed=True)).to_have_count(3)
    expect(first.get_by_role("status")).to_have_text("3 of 5")
    until(lambda: rating.value == 3)
    first.get_by_label("Colour").select_option("sky")
    until(lambda: rating.colour == "sky")
    first.get_by_role("button", name="Reset").press("Enter")
    expect(first.get_by_role("status")).to_have_text("0 of 5")
    expect(first.locator("em")).to_have_text("honest")
    rating.help = tr.widgets.Button(label="Why?")
    first.get_by_role("button", name="Why?").click()
    until(lambda: rating.help.clicks == 1)

    second = frame(page, other)
    expect(second.get_by_role("group", name="Two")).to_be_visible()
    expect(second.locator(".stars button").first).to_have_css("border-top-style", "solid")
    other.disabled = True
    expect(second.get_by_role("button", name="1 star")).to_be_disabled()
    expect(second.locator("[inert]")).to_have_count(0)
    other.loading = True
    expect(second.locator(".tr-loading")).to_be_visible()
    other.loading = False
    expect(second.locator(".tr-loading")).to_have_count(0)

    expect(frame(page, hostile).get_by_role("group", name=HOSTILE)).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    expect(frame(page, broken).locator(".tr-error")).to_contain_text("the stars are down")
    assert run_axe(page).response["violations"] == []
