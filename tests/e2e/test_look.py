"""Density and type: what an app and a document look like, as a browser computes it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import transom as tr
from tests.e2e.live import BOX, Live, Show, fits, frame, until

PHONE = {"width": 390, "height": 800}


def make() -> Any:
    w = tr.widgets
    wide = {"sizing_mode": "stretch_width"}
    low, high = tr.Card("One line", title="Card", collapsible=False), tr.Card(*"abc", title="Card", collapsible=False)
    inside = tr.Card(w.TextInput("In a card"), w.RadioButtonGroup("Buttons", options=["a", "b"]), title="Fields")
    return tr.Column(
        tr.pane.Markdown("# One\n\n## Two\n\n### Three\n\ntext"),
        tr.Row(low, high),
        inside,
        tr.Column(w.TextInput("In a column of 500"), width=500),
        tr.Row(w.TextInput("In a row"), w.Button(label="Button"), w.Select("Chosen", options=["a"])),
        tr.Column(w.TextInput("Loose"), w.TextInput("Below")),
        tr.Column(
            *(tr.indicators.Progress(value=each, **wide) for each in (None, 7, 100)),
            width=300,
        ),
        tr.Accordion(("Section", w.TextInput("In a section")), active=[0]),
        **wide,
    )


LOOK = """(el) => {
    const { fontSize, fontWeight, lineHeight } = getComputedStyle(el);
    return [fontSize, Number(fontWeight), lineHeight];
}"""


def look(page: Page, selector: str) -> Any:
    return page.locator(selector).first.evaluate(LOOK)


def box(page: Page, label: str) -> list[float]:
    found: list[float] = page.get_by_label(label, exact=True).first.evaluate(BOX)
    return found


@pytest.fixture
def app(show: Show) -> Any:
    return show(make)


def test_an_app(app: Any) -> None:
    page, text, cards, fields, *_ = app
    # Type
    assert look(page, ".tr-prose p")[::2] == ["14px", "20px"]
    assert [look(page, f".tr-prose {name}")[:2] for name in ("h1", "h2", "h3")] == [
        ["24px", 650],
        ["16px", 600],
        ["14px", 600],
    ]
    assert look(page, ".tr-card__heading")[:2] == ["14px", 600]
    assert look(page, ".tr-label") == ["13px", 550, "20px"]
    # Controls
    heights = [box(page, name)[3] for name in ("In a row", "Chosen", "In a card")]
    assert [*heights, page.get_by_role("button", name="Button", exact=True).evaluate(BOX)[3]] == [34] * 4
    # Room
    top = [frame(page, each).evaluate(BOX) for each in (text, cards, fields)]
    assert page.locator("main").evaluate("(el) => getComputedStyle(el).padding") == "24px"
    assert top[2][1] - top[1][1] - top[1][3] == 16
    low, high = (frame(page, each).evaluate(BOX) for each in cards)
    assert high[0] - low[0] - low[2] == 16
    assert low[3] == high[3]
    assert box(page, "Below")[1] - box(page, "Loose")[1] - 34 == 12 + 20 + 4
    # Cards
    card = page.locator(".tr-card").first
    assert card.evaluate("(el) => getComputedStyle(el).borderRadius") == "10px"
    assert box(page, "In a card")[0] - top[2][0] == 16 + 1
    # Widths
    inner = top[2][2] - 34
    assert [box(page, name)[2] for name in ("In a card", "In a section")] == [inner, inner]
    assert [box(page, name)[2] for name in ("In a column of 500", "In a row", "Loose")] == [500, 320, 320]
    ends = [sum(each.evaluate(BOX)[::2]) for each in page.locator("progress").all()]
    assert max(ends) - min(ends) < 1
    # No ornament
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundImage") == "none"


def test_a_document(app: Any) -> None:
    page = app.page
    page.locator("main").evaluate("(el) => { el.dataset.kind = 'document'; }")
    assert look(page, ".tr-prose p")[::2] == ["16px", "26px"]
    assert look(page, ".tr-prose h2")[0] == "24px"
    assert look(page, ".tr-label")[0] == "14px"
    assert "gradient" in page.evaluate("getComputedStyle(document.documentElement).backgroundImage")


def test_a_phone(live: Live, browser: Browser) -> None:
    live.make = make
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    try:
        page = context.new_page()
        page.goto(f"{live.url}/")
        page.wait_for_selector("main:not([aria-busy])")
        room = page.locator(".tr-cell__output > .tr-view").evaluate(BOX)[2]
        assert [box(page, name)[2] for name in ("In a row", "Loose", "In a column of 500")] == [room] * 3
        assert page.locator("main").evaluate("(el) => getComputedStyle(el).padding") == "12px"
        assert box(page, "In a row")[3] == 44
        assert look(page, "input")[0] == "16px", "a smaller one makes some phones enlarge the page"
        fits(page, 390)
    finally:
        context.close()


def test_paper_has_what_the_page_is_about(show: Show) -> None:
    shown = show(make, color_scheme="dark")
    shown.session.apply(note := lambda: tr.state.notifications.error("A message", 0), function=note)
    page = shown.page
    expect(page.locator(".tr-toasts")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".tr-toasts")).to_be_hidden()
    expect(page.locator("html")).to_have_css("color-scheme", "light")
    for part in (".tr-card", ".tr-accordion__section"):
        expect(page.locator(part).first).to_have_css("break-inside", "avoid")


def test_what_is_empty_says_so_or_is_not_there(show: Show) -> None:
    pane = tr.pane
    page, plotly, vega, table, alert, code = show(
        lambda: tr.Column(pane.Plotly(None), pane.Vega(None), pane.DataFrame(None), pane.Alert(""), pane.Code(""))
    )
    said = "(el) => getComputedStyle(el, '::after').content"
    assert [frame(page, each).evaluate(said) for each in (plotly, vega)] == ['"No data"', '"No data"']
    assert frame(page, table).inner_text() == "No data"
    assert [frame(page, each).evaluate(BOX)[3] for each in (alert, code)] == [0, 0]


def test_the_keyboard_stays_where_the_last_tab_was(show: Show) -> None:
    page, tabs, _ = show(
        lambda: tr.Column(tr.Tabs(("A", "a"), ("B", "b"), closable=True), tr.widgets.Button(label="C"))
    )
    page.get_by_role("tab", name="A").focus()
    for name in ("B", None):
        page.keyboard.press("Delete")
        if name:
            expect(page.get_by_role("tab", name=name)).to_be_focused()
    expect(page.get_by_role("tab")).to_have_count(0)
    until(lambda: len(tabs) == 0)
    until(lambda: page.evaluate("document.activeElement.className") == "tr-tabs")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="C")).to_be_focused()
    tabs.append(("D", "d"))
    page.get_by_role("tab", name="D").wait_for()
    page.get_by_role("button", name="Close D").click()
    expect(page.get_by_role("tab")).to_have_count(0)
    until(lambda: page.evaluate("document.activeElement.className") == "tr-tabs")
