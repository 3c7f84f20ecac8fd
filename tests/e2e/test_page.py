"""`Page` in a browser: header, sidebar, drawer, dialog, colours, and what is there from the first moment."""

from __future__ import annotations

from typing import Any

import pytest
from bokeh.plotting import figure
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import BOX, Show, fits, frame, resize, until

PHONE = {"width": 390, "height": 700}


def make() -> Any:
    w = tr.widgets
    return tr.Page(
        title="Sales",
        nav=[("Overview", "/"), ("Regions", "/regions")],
        header=[w.Button(label="Export")],
        sidebar=[
            "## Filter",
            w.Select("Region", options=["All", "North"]),
            *(w.Button(label=f"{n}") for n in range(30)),
        ],
        main=[tr.Card("In a card", title="Trend"), tr.pane.Markdown("below")],
        modal=[w.TextInput("Name")],
        accent="#b0005a",
    )


def clean(page: Page) -> None:
    found = run_axe(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_a_page_with_landmarks_and_a_sidebar_that_folds(show: Show, scheme: str) -> None:
    shown = show(make, color_scheme=scheme)
    page, made = shown.page, shown.root
    expect(page).to_have_title("Sales")
    expect(page.get_by_role("banner").get_by_role("heading", level=1)).to_have_text("Sales")
    expect(page.get_by_role("navigation").get_by_text("Overview")).to_have_attribute("aria-current", "page")
    expect(page.get_by_role("main").get_by_text("below")).to_be_visible()
    clean(page)
    side = page.get_by_role("complementary")
    select = page.get_by_label("Region")
    assert select.evaluate("(el) => el.getBoundingClientRect().width") == 272 - 32 - 1  # it fills the sidebar
    last = page.get_by_role("button", name="29")
    last.scroll_into_view_if_needed()  # the sidebar scrolls by itself
    expect(last).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0

    wide = page.locator("main").evaluate("(el) => el.clientWidth")
    page.keyboard.press("Control+b")
    expect(side).to_be_hidden()
    until(lambda: made.sidebar_open is False)
    until(lambda: page.locator("main").evaluate("(el) => el.clientWidth") == wide + 272)
    page.reload()
    expect(page.locator("main:not([aria-busy])")).to_be_attached()
    expect(side).to_be_hidden()  # it is remembered, and Python knows
    page.get_by_role("button", name="Sidebar").click()
    expect(side).to_be_visible()


def test_python_folds_it_and_changes_what_is_in_it(show: Show) -> None:
    shown = show(make)
    page, made = shown.page, shown.root
    made.sidebar_open = False
    expect(page.get_by_role("complementary")).to_be_hidden()
    made.param.update(sidebar_open=True, sidebar_width=450, title="Orders", max_width=600)
    expect(page.get_by_role("complementary")).to_have_css("width", "450px")
    expect(page.get_by_role("heading", level=1)).to_have_text("Orders")
    expect(page).to_have_title("Orders")
    expect(frame(page, made)).to_have_css("width", "600px")
    made.main[:] = ["another"]
    made.header = []
    expect(page.get_by_role("main")).to_have_text("another")
    expect(page.get_by_role("button", name="Export")).to_have_count(0)
    made.sidebar = []
    expect(page.get_by_role("complementary")).to_be_hidden()
    expect(page.get_by_role("button", name="Sidebar")).to_be_hidden()


def test_on_a_phone_the_sidebar_is_a_drawer(show: Show) -> None:
    shown = show(make, viewport=PHONE)
    page, made = shown.page, shown.root
    drawer = page.get_by_role("dialog", name="Sidebar")
    expect(drawer).to_have_count(0)
    fits(page, PHONE["width"])
    menu = page.get_by_role("button", name="Sidebar")
    menu.focus()
    page.keyboard.press("Enter")
    expect(drawer.get_by_label("Region")).to_be_visible()
    expect(drawer.get_by_role("link", name="Regions")).to_be_visible()
    clean(page)
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(menu).to_be_focused()
    until(lambda: made.sidebar_open is False)
    made.sidebar_open = True  # the program opens it, too
    expect(drawer).to_be_visible()
    page.mouse.click(PHONE["width"] - 5, 300)  # beside it
    expect(drawer).to_have_count(0)
    resize(page, {"width": 1280, "height": 800})
    expect(page.get_by_role("complementary").get_by_label("Region")).to_be_visible()
    expect(page.get_by_role("banner").get_by_role("link", name="Regions")).to_be_visible()


def test_the_dialog_takes_the_focus_gives_it_back_and_keeps_what_is_put_into_it(show: Show) -> None:
    shown = show(make)
    page, made = shown.page, shown.root
    export = page.get_by_role("button", name="Export")
    export.focus()
    made.open_modal()
    dialog = page.get_by_role("dialog", name="Dialog")
    expect(dialog.get_by_label("Name")).to_be_visible()
    clean(page)
    x, y, *_ = dialog.evaluate(BOX)
    page.mouse.click(x + 4, y + 4)  # its edge is part of it
    page.mouse.move(x + 40, y + 4)
    page.mouse.down()
    page.mouse.move(x + 40, y - 20)
    page.mouse.up()  # and a text that is selected may end beside it
    expect(dialog).to_have_count(1)
    expect(page.locator("html")).to_have_css("overflow", "hidden")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(export).to_be_focused()
    until(lambda: made.modal_open is False)
    made.modal[:] = ["Done"]
    made.open_modal()
    expect(dialog).to_contain_text("Done")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    assert page.get_by_role("main").get_by_text("Done").count() == 0


def test_the_colours_are_the_users_and_nothing_else_changes(show: Show) -> None:
    shown = show(make, color_scheme="light")
    page = shown.page
    accent = "getComputedStyle(document.documentElement).getPropertyValue('--tr-accent')"
    assert page.evaluate(accent).startswith("light-dark(#b0005a")
    page.get_by_role("main").get_by_text("below").evaluate("(el) => { el.dataset.mark = 'same' }")
    toggle = page.get_by_role("button", name="Dark colours")
    toggle.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-mark=same]")).to_be_visible()
    page.add_init_script(
        """window.seen = []; new MutationObserver(() => seen.push(document.documentElement.dataset.theme))
        .observe(document, { attributes: true, subtree: true, attributeFilter: ["data-theme"] });"""
    )
    page.reload()
    expect(page.locator("main:not([aria-busy])")).to_be_attached()
    assert set(page.evaluate("seen")) == {"dark"}  # from the first moment on
    page.get_by_role("button", name="Dark colours").click()
    until(lambda: page.evaluate("localStorage.getItem('transom:theme')") is None)  # as the system has it is no choice


def test_the_connection_speaks_in_the_header_and_moves_nothing(show: Show) -> None:
    shown = show(make)
    page = shown.page
    card = page.get_by_role("heading", name="Trend")
    at = card.bounding_box()
    page.evaluate(
        """() => { const bar = document.querySelector(".tr-status"); bar.hidden = false;
        bar.firstChild.textContent = "No connection to the server. What you do is kept.";
        bar.lastChild.textContent = "Retry"; }"""
    )
    expect(page.get_by_role("banner").get_by_text("No connection")).to_be_visible()
    assert card.bounding_box() == at
    resize(page, PHONE)
    fits(page, PHONE["width"])
    clean(page)


def test_who_prints_gets_the_main_part(show: Show) -> None:
    page = show(make, color_scheme="dark").page
    page.emulate_media(media="print")
    for hidden in (page.locator(".tr-top"), page.locator(".tr-side")):
        expect(hidden).to_be_hidden()
    expect(page.get_by_text("below")).to_be_visible()
    expect(page.locator("html")).to_have_css("color-scheme", "light")


def test_the_first_stop_of_the_tab_key_leads_to_the_main_part(show: Show) -> None:
    page = show(make).page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
        shifts.push([value, sources.map(({ node }) => node?.className).join()]);
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desk"])
def test_nothing_moves_while_a_page_that_was_learned_comes(show: Show, viewport: dict[str, int]) -> None:
    shown = show(make, viewport=viewport)  # now its look is known
    page = shown.page
    page.add_init_script(SHIFTS)
    page.reload()
    expect(page.locator("main:not([aria-busy])")).to_be_attached()
    expect(page.get_by_text("below")).to_be_visible()
    page.wait_for_timeout(300)  # the browser's: what it has painted is told a little later
    shifts = page.evaluate("shifts")
    assert sum(value for value, _ in shifts) <= 0.02, shifts


def test_styles_and_scripts_of_the_app_are_in_the_page(show: Show) -> None:
    def styled() -> Any:
        tr.config.raw_css.append(".tr-Str { color: rgb(1, 2, 3) }")
        return tr.pane.Str("in colour")

    page = show(styled).page
    expect(page.get_by_text("in colour")).to_have_css("color", "rgb(1, 2, 3)")


def test_a_frame_that_was_expected_and_does_not_come_goes(show: Show) -> None:
    show(make)  # the next page of this address is expected to look so
    page = show(lambda: tr.Row("## Left", "## Right")).page
    expect(page.locator(".tr-top, .tr-side")).to_have_count(0)
    left, right = (page.get_by_role("heading", name=name).bounding_box() for name in ("Left", "Right"))
    assert left is not None
    assert right is not None
    assert left["y"] == right["y"]


def test_what_stands_in_a_grid_fills_its_place(show: Show) -> None:
    def grid() -> Any:
        plot = figure(sizing_mode="stretch_both")
        plot.line([1, 2], [1, 2])
        made = tr.template.FastGridTemplate(title="Grid", row_height=100)
        made.main[:3, :8] = plot
        made.main[:3, 8:] = "beside"
        return made

    page = show(grid).page
    expect(page.locator(".bk-Figure")).to_be_visible()
    page.wait_for_function("() => document.querySelector('.bk-Figure').getBoundingClientRect().height > 250")
    beside, plot = page.get_by_text("beside"), page.locator(".bk-Figure")
    until(lambda: beside.evaluate(BOX)[0] > sum(plot.evaluate(BOX)[::2]))
    resize(page, PHONE)
    page.wait_for_function("() => document.querySelector('.bk-Figure').getBoundingClientRect().width < 390")
    until(lambda: beside.evaluate(BOX)[1] >= sum(plot.evaluate(BOX)[1::2]))


def test_slides_are_turned_by_keys(show: Show) -> None:
    def make() -> Any:
        slider = tr.widgets.IntSlider("Number")
        return tr.template.SlidesTemplate(title="Talk", main=["# One", tr.Column("# Two", slider), tr.Card("Three")])

    page = show(make, viewport={"width": 1280, "height": 700}).page
    one, two = (page.get_by_role("heading", name=name) for name in ("One", "Two"))
    expect(one).to_be_in_viewport()
    expect(two).not_to_be_in_viewport()
    page.keyboard.press("ArrowRight")
    expect(two).to_be_in_viewport()
    expect(one).not_to_be_in_viewport()
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")  # is the slider's
    expect(two).to_be_in_viewport()
    page.get_by_role("slider").blur()
    page.keyboard.press("PageDown")
    expect(page.get_by_text("Three")).to_be_in_viewport()
    expect(two).not_to_be_in_viewport()
    page.keyboard.press("ArrowLeft")
    expect(two).to_be_in_viewport()


def test_a_sidebar_at_the_end_stands_beside_the_main_part_and_on_phones_below_and_has_a_foot(show: Show) -> None:
    slot: list[Any] = []

    def make() -> Any:
        template = tr.template.FastListTemplate(
            title="T", main=["text " * 99], right_sidebar=["Notes"], sidebar=["Filters"], sidebar_footer="<b>By us</b>"
        )
        slot.append(template.right_sidebar)
        return template

    page = show(make, viewport={"width": 1280, "height": 700}).page
    main, notes = page.get_by_text("text text").first, page.get_by_text("Notes")
    boxes = [each.bounding_box() or {} for each in (main, notes)]
    assert boxes[1]["x"] > boxes[0]["x"] + boxes[0]["width"]
    foot = page.locator("aside b", has_text="By us").bounding_box() or {}
    assert 630 < foot["y"] + foot["height"] < 700
    resize(page, PHONE)
    boxes = [each.bounding_box() or {} for each in (main, notes)]
    assert boxes[1]["y"] > boxes[0]["y"] + boxes[0]["height"]
    fits(page, PHONE["width"])
    resize(page, {"width": 1280, "height": 700})
    slot[0].clear()
    expect(notes).to_have_count(0)
    assert (page.locator(".tr-Page > .tr-Column").bounding_box() or {})["width"] > 800
