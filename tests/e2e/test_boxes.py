"""Tabs, boxes and columns that are scrolled by code, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

import transom as tr
from tests.e2e.live import BOX, Show, come_to_rest, fits, frame, resize, until

INSIDE = """(el) => {
  const [box, strip] = [el, el.closest('.tr-tabs__list')].map((each) => each.getBoundingClientRect());
  const over = [strip.left - box.left, box.right - strip.right, strip.top - box.top, box.bottom - strip.bottom];
  return Math.max(...over) < 1;
}"""
ENDS = "(el) => ['before', 'after'].filter((end) => end in el.dataset).join()"


def many(**params: Any) -> tr.Tabs:
    return tr.Tabs(*((f"Chapter {number}", f"Text {number}") for number in range(20)), **params)


def test_a_strip_that_is_too_long_shows_the_active_tab_and_that_there_are_more(show: Show) -> None:
    page, tabs, upright = show(
        lambda: tr.Column(many(active=9), many(active=15, tabs_location="left", height=200)),
        viewport={"width": 390, "height": 800},
    )
    strips = page.locator(".tr-tabs__list")
    for place, active in ((0, 9), (1, 15)):
        until(lambda place=place: strips.nth(place).evaluate(ENDS) == "before,after")
        tab = strips.nth(place).get_by_role("tab").nth(active)
        until(lambda tab=tab: tab.evaluate(INSIDE))
    fits(page, 390)
    assert page.evaluate("window.scrollY") == 0
    for shown, place in ((tabs, 0), (upright, 1)):
        for active, ends in ((19, "before"), (0, "after")):
            shown.active = active
            until(lambda place=place, ends=ends: strips.nth(place).evaluate(ENDS) == ends)
            tab = strips.nth(place).get_by_role("tab").nth(active)
            until(lambda tab=tab: tab.evaluate(INSIDE))
    tab = strips.first.get_by_role("tab")
    tab.first.press("End")
    expect(tab.last).to_be_focused()
    until(lambda: tab.last.evaluate(INSIDE))  # it may glide there
    before, after = (strips.first.locator(f"~ [data-end={end}]") for end in ("before", "after"))
    expect(after).to_be_hidden()
    page.emulate_media(reduced_motion="reduce")
    before.click()
    until(
        lambda: before.dispatch_event("click") or strips.first.evaluate(ENDS) == "after"
    )  # it goes when it has led there
    expect(tab.last).to_have_attribute("aria-selected", "true")
    resize(page, {"width": 4000, "height": 800})
    until(lambda: strips.first.evaluate(ENDS) == "")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_tabs_are_on_the_side_that_is_said(show: Show, direction: str) -> None:
    sides = ("above", "below", "left", "right")
    page, *all_ = show(
        lambda: tr.Column(*(tr.Tabs(("A", "text"), ("B", "more"), tabs_location=each) for each in sides))
    )
    page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
    for side, tabs in zip(sides, all_, strict=True):
        strip, panel = (
            frame(page, tabs).locator(part).evaluate(BOX) for part in (".tr-tabs__list", ".tr-tabs__panels")
        )
        first, second = (strip, panel) if side in ("above", "left") else (panel, strip)
        axis = 1 if side in ("above", "below") else 0
        assert first[axis] + first[axis + 2] <= second[axis]


def test_tabs_share_their_height_with_what_stretches(show: Show) -> None:
    def make() -> Any:
        return tr.Column(
            tr.Tabs(("A", tr.Spacer(css_classes=["t1"], sizing_mode="stretch_both")), height=300, width=400)
        )

    page, tabs = show(make)
    box, inner = frame(page, tabs).evaluate(BOX), page.locator(".t1").evaluate(BOX)
    assert (inner[2], inner[1] + inner[3]) == (400, box[1] + box[3])


def test_the_last_tab_is_shown_where_a_later_one_is_asked_for(show: Show) -> None:
    page, tabs = show(lambda: tr.Column(tr.Tabs(("A", "text a"), ("B", "text b"))))
    tabs.active = 7
    expect(page.get_by_text("text b")).to_be_visible()
    tabs.clear()
    expect(page.get_by_role("tab")).to_have_count(0)
    tabs.append(("C", "text c"))
    expect(page.get_by_text("text c")).to_be_visible()
    assert tabs.active == 0


def test_a_folded_card_has_no_height_to_spare(show: Show) -> None:
    def make() -> Any:
        card = tr.Card("text", title="T", sizing_mode="stretch_both", collapsed=True)
        return tr.Column(
            tr.Column(card, tr.Spacer(sizing_mode="stretch_both"), height=400, gap=0), tr.Card("x", height=300)
        )

    page, column, fixed = show(make)
    for card in (column[0], fixed):
        card.param.update(collapsed=True, title="Fold")
    header = page.get_by_role("button", name="Fold")
    expect(header).to_have_count(2)
    for at, card in enumerate((column[0], fixed)):
        until(lambda at=at, card=card: height(frame(page, card)) - height(header.nth(at)) == pytest.approx(2, abs=1))
    column[0].collapsed = False
    until(lambda: height(frame(page, column[0])) > 150)


def height(el: Locator) -> float:
    return el.evaluate(BOX)[3]


def test_a_column_is_scrolled_to_one_of_its_objects(show: Show) -> None:
    def make() -> Any:
        return tr.Column(
            *(tr.Column(*(f"{name} {at}" for at in range(60)), **params) for name, params in kinds.items())
        )

    kinds: dict[str, Any] = {"own": {"scroll": True, "height": 200}, "page": {}}
    page, own, long = show(make, viewport={"width": 900, "height": 600})
    own.scroll_to(37)
    box = frame(page, own)
    until(lambda: frame(page, own[37]).evaluate(BOX)[1] == pytest.approx(box.evaluate(BOX)[1], abs=1))
    own.append("new")
    own.scroll_to(-1)
    expect(page.get_by_text("new", exact=True)).to_be_in_viewport()
    assert page.evaluate("window.scrollY") == 0
    long.scroll_to(50)
    expect(page.get_by_text("page 50")).to_be_in_viewport()


def test_under_the_title_of_a_card_it_is_a_column(show: Show) -> None:
    def make() -> Any:
        lines = [f"line {number}" for number in range(60)]
        return tr.Row(
            tr.Card(*lines, title="Long", height=300, auto_scroll_limit=20),
            tr.Card("above", tr.Spacer(css_classes=["t1"], sizing_mode="stretch_both"), title="High", height=300),
        )

    page, long, _ = show(make)
    body, header = frame(page, long).locator(".tr-card__body"), page.get_by_role("button", name="Long")
    top = header.evaluate(BOX)[1]
    long.scroll_to(37)
    until(lambda: frame(page, long[37]).evaluate(BOX)[1] == pytest.approx(body.evaluate(BOX)[1], abs=1))
    long.scroll_to(-1)
    until(lambda: body.evaluate("(el) => el.scrollHeight - el.clientHeight - el.scrollTop") < 1)
    until(lambda: long.scroll_position > 1000)
    long.append("new")
    expect(page.get_by_text("new", exact=True)).to_be_in_viewport()
    assert header.evaluate(BOX)[1] == top
    assert frame(page, long).evaluate(BOX)[3] == 300
    assert page.locator(".t1").evaluate(BOX)[3] > 150


def test_folding_moves_only_what_is_below(show: Show) -> None:
    def make() -> Any:
        cards = [tr.Card("text", title=f"Card {number}") for number in range(30)]
        return tr.Column(*cards, tr.Tabs(("A", tr.Spacer(height=900)), ("B", "short")), tr.Spacer(height=2000))

    page = show(make).page
    header = page.get_by_role("button", name="Card 25")
    header.scroll_into_view_if_needed()
    page.mouse.wheel(0, 200)
    come_to_rest(page, lambda: page.evaluate("scrollY"))
    for folded in ("false", "true"):
        before = header.evaluate(BOX)[1]
        header.click()
        expect(header).to_have_attribute("aria-expanded", folded)
        assert header.evaluate(BOX)[1] == before
    tab = page.get_by_role("tab", name="B")
    tab.scroll_into_view_if_needed()
    come_to_rest(page, lambda: page.evaluate("scrollY"))
    before = tab.evaluate(BOX)[1]
    tab.click()
    expect(page.get_by_text("short")).to_be_visible()
    assert tab.evaluate(BOX)[1] == before


def test_what_is_wide_does_not_move_the_page(show: Show) -> None:
    html = tr.pane.HTML
    table = f"<table><tr>{'<td>number</td>' * 40}</tr></table>"
    word, picture = "w" * 300, "<svg width='2000' height='10' viewBox='0 0 2000 10'></svg>"

    def make() -> Any:
        wide = (word, html(table), html(picture), tr.pane.SVG(picture.replace("<svg", _SVG)))
        kinds: tuple[Any, ...] = (tr.Column, tr.Row, tr.Card, tr.FlexBox, tr.WidgetBox, tr.GridBox)
        made = [kind(each, "beside") for kind in kinds for each in wide]
        made += [tr.GridBox(*wide, ncols=2), tr.Tabs(*wide), tr.Row(tr.Column(word), tr.Column(html(table)))]
        return tr.Column(*made, tr.GridBox(*(tr.widgets.Button(label=str(at), width=90) for at in range(12)), ncols=12))

    page = show(make, viewport={"width": 390, "height": 800}).page
    fits(page, 390)
    cells = page.locator(".tr-GridBox").last.locator(".tr-view")
    assert {round(width) for width in cells.evaluate_all("(all) => all.map((el) => el.offsetWidth)")} == {90}


_SVG = '<svg xmlns="http://www.w3.org/2000/svg"'


def test_a_widget_box_frames_and_disables_what_is_in_it(show: Show) -> None:
    def make() -> Any:
        return tr.Column(tr.WidgetBox(tr.widgets.TextInput(label="One"), tr.widgets.Button(label="Two"), disabled=True))

    page, box = show(make)
    one, two = page.get_by_label("One"), page.get_by_role("button", name="Two")
    expect(one).to_be_disabled()
    expect(two).to_be_disabled()
    assert one.evaluate(BOX)[1] < two.evaluate(BOX)[1]
    box.param.update(disabled=False, horizontal=True)
    expect(two).to_be_enabled()
    until(lambda: one.evaluate(BOX)[0] < two.evaluate(BOX)[0])


OVER = """() => [...document.querySelectorAll('.tr-view')].filter((el) => {
  const [box, inside] = [el, el.parentElement].map((each) => each.getBoundingClientRect());
  const { paddingRight, borderRightWidth } = getComputedStyle(el.parentElement);
  const end = inside.right - parseFloat(paddingRight) - parseFloat(borderRightWidth);
  return /margin/.test(el.style.cssText) && box.right + parseFloat(getComputedStyle(el).marginRight) > end + 0.5;
}).map((el) => `${el.className} in ${el.parentElement.className}`)"""


def test_where_there_is_little_room_margins_have_theirs(show: Show) -> None:
    def fields() -> list[Any]:
        kinds: list[Any] = [tr.widgets.TextInput, tr.widgets.DatePicker, tr.widgets.IntSlider, tr.widgets.Select]
        return [kind("Label", margin=(5, 10)) for kind in kinds]

    shown = show(
        lambda: tr.Column(
            tr.Column(*fields(), tr.pane.HTML("<p>wide</p>", width=500, margin=10)),
            tr.Row(*fields()),
            tr.WidgetBox(*fields()),
            tr.Card(*fields(), title="Card"),
            tr.FlexBox(*fields()),
            tr.GridBox(*fields(), ncols=2),
        ),
        viewport={"width": 390, "height": 900},
    )
    expect(shown.page.get_by_label("Label").first).to_be_visible()
    assert shown.page.evaluate(OVER) == []
