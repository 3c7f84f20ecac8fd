"""Layouts and the frame around every component, in a real browser: places, folds, sizes, styles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import BOX, Show, fits, frame, resize, stop_clock, until

# ----------------------------------------------------------------------------------------------- lists

MARK = "() => { for (const el of document.querySelectorAll('main *')) el.marked = true; }"
UNMARKED = "(el) => [el, ...el.querySelectorAll('*')].filter((each) => !each.marked).length"


def test_edits_of_a_list_keep_what_stays(show: Show) -> None:
    def make() -> Any:
        fields = [tr.widgets.TextInput(label=f"Field {number}") for number in range(4)]
        long = tr.Column(*(tr.pane.Str(f"line {number}") for number in range(60)), scroll=True, height=120)
        return tr.Column(*fields, long)

    shown = show(make)
    page, column = shown.page, shown.root
    *fields, long = column.objects
    field = page.get_by_label("Field 2")
    field.press_sequentially("half a wo")
    field.press("ArrowLeft")
    box = frame(page, long)
    box.evaluate("(el) => { el.scrollTop = 333; }")
    page.evaluate(MARK)

    def check(*labels: str) -> None:
        expect(page.locator("main input")).to_have_count(len(labels))
        names = page.locator("main .tr-field .tr-label")
        expect(names).to_have_text(list(labels))
        expect(field).to_be_focused()
        expect(field).to_have_value("half a wo")
        assert field.evaluate("(input) => input.selectionStart") == 8
        assert box.evaluate("(el) => el.scrollTop") == 333
        for kept in (fields[2], long):
            assert frame(page, kept).evaluate(UNMARKED) == 0

    column.insert(0, tr.widgets.TextInput(label="New"))
    check("New", "Field 0", "Field 1", "Field 2", "Field 3")
    column.append(tr.widgets.TextInput(label="Last"))
    check("New", "Field 0", "Field 1", "Field 2", "Field 3", "Last")
    column.pop(1)
    check("New", "Field 1", "Field 2", "Field 3", "Last")
    column.reverse()
    check("Last", "Field 3", "Field 2", "Field 1", "New")
    column.objects = [long, fields[2]]
    check("Field 2")
    column[0:0] = [fields[0]]
    check("Field 0", "Field 2")
    column.remove(fields[2])
    expect(field).to_have_count(0)


def test_a_component_moves_between_layouts(show: Show) -> None:
    def make() -> Any:
        return tr.Row(tr.Column(tr.widgets.TextInput(label="Traveller")), tr.Column())

    page, left, right = show(make)
    page.get_by_label("Traveller").fill("luggage")
    until(lambda: left[0].value_input == "luggage")
    text = left.pop()
    right.append(text)
    expect(frame(page, right).get_by_label("Traveller")).to_have_value("luggage")
    expect(page.get_by_label("Traveller")).to_have_count(1)


def test_a_spacer_has_its_size_or_what_is_left(show: Show) -> None:
    def make() -> Any:
        ends = [tr.widgets.Button(label=str(number)) for number in range(6)]
        return tr.Column(
            tr.Row(ends[0], tr.Spacer(width=50), ends[1], gap=0),
            tr.Row(ends[2], tr.Spacer(sizing_mode="stretch_width"), ends[3], gap=0),
            tr.Row(ends[4], tr.Spacer(), ends[5], gap=0, width=400),
            tr.Column(tr.Spacer(height=300), tr.Spacer(height=300), scroll=True, height=200),
            width=400,
        )

    shown = show(make)
    at = [shown.page.get_by_role("button", name=str(number)).bounding_box() for number in range(6)]
    boxes = [box for box in at if box is not None]
    assert boxes[1]["x"] == pytest.approx(boxes[0]["x"] + boxes[0]["width"] + 50)
    for left, right in ((boxes[2], boxes[3]), (boxes[4], boxes[5])):
        assert right["x"] + right["width"] == pytest.approx(left["x"] + 400)
    assert frame(shown.page, shown.root[3]).evaluate("(el) => el.scrollHeight") >= 600


def test_rows_wrap_on_a_phone_and_columns_scroll(show: Show) -> None:
    def make() -> Any:
        row = tr.Row(*(tr.widgets.Button(label=f"Button number {number}") for number in range(6)), gap=10)
        kept = tr.Row(*(tr.Spacer(width=300, height=20) for _ in range(3)), scroll=True)
        column = tr.Column(*(tr.pane.Str(str(number)) for number in range(30)), scroll=True, height=200, gap=2)
        return tr.Column(row, tr.Spacer(height=40), kept, column)

    page, row, spacer, kept, column = show(make, viewport={"width": 390, "height": 800})
    fits(page, 390)
    tops = {round(each.bounding_box()["y"]) for each in frame(page, row).locator(".tr-view").all()}
    assert len(tops) > 1
    box = frame(page, spacer).bounding_box()
    assert box is not None
    assert box["height"] == 40
    assert frame(page, kept).evaluate("(el) => el.scrollWidth > el.clientWidth")
    scrolled = frame(page, column)
    assert scrolled.evaluate("(el) => [el.clientHeight, el.scrollHeight > 200]") == [200, True]
    column.scroll = False
    expect(scrolled).to_have_css("overflow", "visible")
    row.gap = 24
    expect(frame(page, row)).to_have_css("gap", "24px")
    resize(page, {"width": 1800, "height": 800})  # room enough, whatever font the machine has
    tops = {round(each.bounding_box()["y"]) for each in frame(page, row).locator(".tr-view").all()}
    assert len(tops) == 1


# ------------------------------------------------------------------------------------------------ Card


def test_a_card_folds_both_ways(show: Show) -> None:
    page, card = show(lambda: tr.Column(tr.Card(tr.widgets.TextInput(label="Inside"), title="Details")))
    toggle = page.get_by_role("button", name="Details")
    field = page.get_by_label("Inside")
    field.fill("kept")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    toggle.press("Enter")
    until(lambda: card.collapsed is True)
    expect(field).to_be_hidden()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    card.collapsed = False
    expect(field).to_have_value("kept")
    card.title = "More"
    expect(page.get_by_role("heading", name="More", level=2)).to_be_visible()
    card.param.update(collapsible=False, collapsed=True)
    expect(page.locator("main").get_by_role("button")).to_have_count(0)
    expect(field).to_be_visible()
    card.hide_header = True
    expect(page.get_by_role("heading")).to_have_count(0)


# ------------------------------------------------------------------------------------------------ Tabs


def tabs_of(*names: str, **params: Any) -> Callable[[], Any]:
    def make() -> Any:
        tabs = tr.Tabs(*((name, tr.widgets.TextInput(label=f"In {name}")) for name in names), **params)
        return tr.Column(tabs)

    return make


def test_tabs_by_mouse_by_keys_and_by_python(show: Show) -> None:
    page, tabs = show(tabs_of("One", "Two", "Three"))
    assert page.get_by_role("tablist").get_by_role("tab").all_inner_texts() == ["One", "Two", "Three"]
    page.get_by_label("In One").fill("kept")
    page.get_by_role("tab", name="Two").click()
    until(lambda: tabs.active == 1)
    expect(page.get_by_role("tabpanel", name="Two")).to_be_visible()
    for key, name, active in (
        ("ArrowRight", "Three", 2), ("ArrowRight", "One", 0), ("End", "Three", 2), ("Home", "One", 0),
        ("ArrowLeft", "Three", 2),
    ):  # fmt: skip
        page.keyboard.press(key)
        expect(page.get_by_role("tab", name=name)).to_be_focused()
        until(lambda active=active: tabs.active == active)
    tabs.active = 0
    expect(page.get_by_label("In One")).to_have_value("kept")
    expect(page.get_by_role("tab", selected=True)).to_have_text("One")
    expect(page.get_by_role("tabpanel")).to_have_count(1)
    tabs.names = ["Uno", "Dos", "Tres"]
    expect(page.get_by_role("tab")).to_have_text(["Uno", "Dos", "Tres"])
    tabs.tabs_location = "left"
    expect(page.get_by_role("tablist")).to_have_attribute("aria-orientation", "vertical")
    strip, panel = page.locator(".tr-tabs__list").bounding_box(), page.get_by_role("tabpanel").bounding_box()
    assert strip is not None
    assert panel is not None
    assert strip["x"] + strip["width"] <= panel["x"]


def test_what_is_under_tabs_scrolls(show: Show) -> None:
    def make() -> Any:
        long = tr.Column(*(tr.pane.Str(f"line {number}") for number in range(40)))
        return tr.Column(
            tr.Tabs(("Long", long), ("Short", "text"), height=200, scroll=True),
            tr.layout.Divider(),
            tr.layout.Divider(width_policy="fit", width=50),
        )

    page, tabs, line, fixed = show(make)
    panel = page.get_by_role("tabpanel")
    assert panel.evaluate("(el) => el.scrollHeight > el.clientHeight")
    assert page.locator(".tr-tabs").evaluate("(el) => el.scrollHeight") == 200
    page.get_by_role("tab", name="Long").focus()
    page.keyboard.press("Tab")
    expect(panel).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_text("line 39")).to_be_in_viewport()
    until(lambda: panel.evaluate("(el) => el.scrollTop + el.clientHeight >= el.scrollHeight - 1"))
    top = panel.evaluate("(el) => el.scrollTop")
    tabs.active = 1
    expect(page.get_by_text("text")).to_be_visible()
    tabs.active = 0
    expect(page.get_by_text("line 39")).to_be_in_viewport()
    until(lambda: panel.evaluate("(el) => el.scrollTop") == top)
    tabs.scroll = "x"
    expect(panel).to_have_css("overflow-x", "scroll")
    tabs.scroll = False
    expect(panel).to_have_css("overflow", "visible")
    until(lambda: panel.get_attribute("tabindex") is None)
    widths = [frame(page, each).evaluate("(el) => el.offsetWidth") for each in (line, fixed)]
    assert widths == [frame(page, tabs).evaluate("(el) => el.parentElement.clientWidth"), 50]


def test_tabs_that_close(show: Show) -> None:
    page, tabs = show(tabs_of("One", "Two", "Three", "Four", closable=True, active=2))
    owned = page.get_by_role("tablist").get_attribute("aria-owns")
    assert owned == " ".join(page.get_by_role("tab").evaluate_all("(all) => all.map((tab) => tab.id)"))
    page.get_by_role("button", name="Close One").click()
    until(lambda: len(tabs) == 3)
    expect(page.get_by_role("tab")).to_have_text(["Two", "Three", "Four"])
    expect(page.get_by_role("tab", selected=True)).to_have_text("Three")  # what is shown stays shown
    page.get_by_role("tab", name="Three").press("Delete")
    until(lambda: len(tabs) == 2)
    expect(page.get_by_role("tab", selected=True)).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Four")).to_be_visible()
    tabs.closable = False
    expect(page.get_by_role("button", name="Close Two")).to_have_count(0)
    page.get_by_role("tab", name="Four").press("Delete")
    page.keyboard.press("Home")
    until(lambda: tabs.active == 0)
    assert len(tabs) == 2
    tabs.closable = True
    expect(page.get_by_role("button", name="Close Two")).to_have_count(1)
    for left in (1, 0):
        page.get_by_role("tab", selected=True).press("Delete")
        expect(page.get_by_role("tab")).to_have_count(left)
    until(lambda: not len(tabs))
    expect(page.locator(".tr-tabs")).to_be_focused()  # the keyboard goes on from where it was
    tabs.append(("New", "new"))
    expect(page.get_by_role("tabpanel", name="New")).to_be_visible()


def test_edits_of_tabs_keep_what_stays(show: Show) -> None:
    page, tabs = show(tabs_of("One", "Two"))
    field = page.get_by_label("In One")
    field.fill("kept")
    field.evaluate("(el) => { el.marked = true; }")
    tabs.insert(0, ("New", tr.widgets.TextInput(label="In New")))
    expect(page.get_by_role("tab")).to_have_text(["New", "One", "Two"])
    tabs.active = 1
    expect(field).to_be_visible()
    assert field.evaluate("(el) => el.marked")
    tabs.reverse()
    expect(page.get_by_role("tab")).to_have_text(["Two", "One", "New"])
    expect(field).to_have_value("kept")
    tabs.clear()
    expect(page.get_by_role("tab")).to_have_count(0)


def test_dynamic_tabs_hold_the_one_that_is_shown(show: Show) -> None:
    page, tabs = show(tabs_of("One", "Two", dynamic=True))
    expect(page.locator("main input")).to_have_count(1)
    page.get_by_label("In One").fill("kept")
    page.get_by_role("tab", name="Two").click()
    expect(page.get_by_label("In Two")).to_be_visible()
    expect(page.locator("main input")).to_have_count(1)
    until(lambda: tabs.active == 1)
    tabs.active = 0
    expect(page.get_by_label("In One")).to_have_value("kept")


# ------------------------------------------------------------------------------------------- the frame


def test_a_layout_that_is_off_cannot_be_operated(show: Show) -> None:
    def make() -> Any:
        card = tr.Card(tr.widgets.Button(label="Inside"), title="Card", description="About the card")
        tabs = tr.Tabs(("One", tr.pane.Str("1")), ("Two", tr.pane.Str("2")), closable=True)
        return tr.Column(card, tabs, description="About all")

    shown = show(make)
    page = shown.page
    shown.root.disabled = True
    expect(page.locator("main button:enabled")).to_have_count(0)
    expect(page.get_by_role("button", name="Inside")).to_have_accessible_description("")
    expect(page.get_by_role("button", name="Card")).to_have_accessible_description("About the card")
    shown.root.disabled = False
    page.get_by_role("tab", name="Two").click()
    until(lambda: shown.root[1].active == 1)


def test_sizes_margins_and_alignment(show: Show) -> None:
    def make() -> Any:
        boxes = [tr.widgets.TextInput(label="Box"), tr.pane.Markdown("Text"), tr.Card(title="Card")]
        return tr.Column(*boxes, tr.widgets.Button(label="Aligned"), width=600)

    shown = show(make)
    *boxes, button = shown.root.objects

    def place(component: Any) -> list[float]:
        measured: list[float] = frame(shown.page, component).evaluate(BOX)
        return measured

    left = place(shown.root)[0]
    for box in boxes:
        box.param.update(width=220, height=140, margin=(5, 7))
        expect(frame(shown.page, box)).to_have_css("margin", "5px 7px")
        x, _, width, height = place(box)
        assert (x, width, height) == (left + 7, 220, 140)
        box.param.update(width=None, height=None, margin=0, sizing_mode="stretch_width")
        expect(frame(shown.page, box)).to_have_css("width", "600px")
        box.max_width = 300
        expect(frame(shown.page, box)).to_have_css("width", "300px")
        box.param.update(sizing_mode="scale_width", width=40, height=20, max_width=None)
        expect(frame(shown.page, box)).to_have_css("height", "300px")
        box.param.update(sizing_mode=None, width=None, height=None, margin=None)
    for align, share in (("center", 0.5), ("end", 1.0), ("start", 0.0)):
        button.align = align
        shown.page.wait_for_function(
            "([el, at]) => Math.abs(el.getBoundingClientRect().x - at) < 1",
            arg=[
                frame(shown.page, button).element_handle(),
                left + share * (600 - place(button)[2]),
            ],
        )


def test_styles_classes_and_sheets(show: Show) -> None:
    def make() -> Any:
        inner = tr.widgets.Button(label="Inner")
        return tr.Column(tr.pane.Str("Text"), tr.Column(inner), styles={"background": "rgb(1, 2, 3)", "padding": "3px"})

    shown = show(make)
    outer, (text, box) = shown.root, shown.root.objects
    element = frame(shown.page, outer)
    expect(element).to_have_css("background-color", "rgb(1, 2, 3)")
    outer.styles = {"color": "rgb(4, 5, 6)", "--own": "7px", "borderRadius": "9px"}
    expect(element).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(element).to_have_css("border-radius", "9px")
    assert element.evaluate("(el) => el.style.getPropertyValue('--own')") == "7px"
    outer.css_classes = ["one", "two three"]
    expect(element).to_have_class("tr-view tr-Column tr-column one two three")
    outer.css_classes = ["two"]
    expect(element).to_have_class("tr-view tr-Column tr-column two")
    box.stylesheets = [":host { outline: 2px solid rgb(9, 9, 9) } div { color: rgb(7, 7, 7) }"]
    expect(frame(shown.page, box)).to_have_css("outline-color", "rgb(9, 9, 9)")
    text.stylesheets = [":host(.on) .tr-str { color: rgb(8, 8, 8) }"]
    expect(frame(shown.page, text).locator(".tr-str")).not_to_have_css("color", "rgb(8, 8, 8)")
    text.css_classes = ["on"]
    expect(frame(shown.page, text).locator(".tr-str")).to_have_css("color", "rgb(8, 8, 8)")
    button = shown.page.get_by_role("button", name="Inner")
    expect(button).not_to_have_css("color", "rgb(7, 7, 7)")  # a sheet does not reach the components inside
    text.stylesheets = ["b {} } body { outline: 3px solid rgb(1, 1, 1) } @scope (x) { :scope { color: red }"]
    outer.css_classes = ["three"]
    expect(frame(shown.page, outer)).to_have_class("tr-view tr-Column tr-column three")
    expect(shown.page.locator("body")).to_have_css("outline-style", "none")  # it stays inside, whatever its braces
    text.stylesheets = []
    expect(frame(shown.page, text).locator(".tr-str")).not_to_have_css("color", "rgb(8, 8, 8)")
    text.visible = False
    expect(frame(shown.page, text)).to_be_hidden()


WATCH_LOADING = """(el) => {
    const box = () => JSON.stringify(el.getBoundingClientRect());
    window.seen = {boxes: [box()], shown: null, hidden: null, busy: null};
    new MutationObserver(() => {
        const overlay = el.querySelector(":scope > .tr-loading");
        seen.busy ??= el.getAttribute("aria-busy") === "true" ? performance.now() : null;
        if (overlay && seen.shown === null) seen.shown = performance.now();
        if (!overlay && seen.shown !== null) seen.hidden ??= performance.now();
        seen.boxes.push(box());
    }).observe(el, {attributes: true, childList: true});
}"""


def test_loading_is_shown_in_time_and_without_a_shift(show: Show) -> None:
    shown = show(
        lambda: tr.Column(*(tr.pane.Str(text) for text in ("one line", "", "two\nlines")), tr.widgets.Checkbox())
    )
    page = shown.page
    for component in shown.root:
        element = frame(page, component)
        element.evaluate(WATCH_LOADING)
        component.loading = True
        expect(element.locator("> .tr-loading")).to_have_count(1)
        component.loading = False
        expect(element.locator("> .tr-loading")).to_have_count(0)
        expect(element).not_to_have_attribute("aria-busy", "true")
        seen = page.evaluate("seen")
        assert set(seen["boxes"]) == {seen["boxes"][0]}
        # 100 and 250 ms; a busy machine sees the first of two moments late
        assert seen["shown"] - seen["busy"] >= 50
        assert seen["hidden"] - seen["shown"] >= 150
    quick = shown.root[0]
    frame(page, quick).evaluate(WATCH_LOADING)
    stop_clock(page)
    quick.loading = True
    expect(frame(page, quick)).to_have_attribute("aria-busy", "true")
    page.clock.run_for(30)
    quick.loading = False
    expect(frame(page, quick)).not_to_have_attribute("aria-busy", "true")
    page.clock.run_for(150)  # what takes no longer than a blink is not shown
    assert page.evaluate("[seen.shown, seen.busy !== null]") == [None, True]
