"""All that chooses, in a real browser: keys, touch, what assistive technology is told, what cannot be operated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, fits, stop_clock, until

NAMES = ("One", "Two", "Three")


def members(**options: Any) -> Any:
    """One of each, by whose name it is called."""
    off = options.get("disabled", False)
    w = tr.widgets
    return tr.Column(
        w.Select("Select", options=NAMES, disabled_options=["Two"], **options),
        w.MultiSelect("MultiSelect", options=NAMES, **options),
        w.RadioBoxGroup("RadioBoxGroup", options=NAMES, disabled_options=["Two"], **options),
        w.RadioButtonGroup("RadioButtonGroup", options=NAMES, value=None, color="primary", **options),
        w.CheckBoxGroup("CheckBoxGroup", options=NAMES, value=["One"], inline=True, **options),
        w.CheckButtonGroup("CheckButtonGroup", options=NAMES, value=["One"], variant="outline", **options),
        w.Toggle("Toggle", icon="layout-grid", icon_size="2em", color="success", disabled=off),
        w.Switch("Switch", **options),
        w.Checkbox("Checkbox", **options),
    )


Members = Callable[..., tuple[Page, dict[str, Any]]]


@pytest.fixture
def shown(show: Show) -> Members:
    """`shown(**of_the_browser)`: a page with one of each, and these by their names."""

    def show_members(**options: Any) -> tuple[Page, dict[str, Any]]:
        page, *widgets = show(members, **options)
        return page, {each.label: each for each in widgets}

    return show_members


def test_each_is_operated_with_keys(shown: Members) -> None:
    page, widgets = shown()
    seen: list[tuple[str, Any]] = []
    for each in widgets.values():
        each.param.watch(lambda event: seen.append((event.obj.label, event.new)), "value")

    def press(*keys: str) -> list[tuple[str, Any]]:
        """Press these, and give what changed by it."""
        seen.clear()
        for key in keys:
            page.keyboard.press(key)
        until(lambda: seen)
        return seen

    page.get_by_label("Select", exact=True).focus()
    assert press("ArrowDown") == [("Select", "Three")]  # past what cannot be chosen
    assert press("Tab", "ArrowDown") == [("MultiSelect", ["One"])]
    assert press("Shift+ArrowDown") == [("MultiSelect", ["One", "Two"])]
    assert press("Tab", "ArrowDown") == [("RadioBoxGroup", "Three")]
    assert press("ArrowDown") == [("RadioBoxGroup", "One")]
    assert press("Tab", "Space") == [("RadioButtonGroup", "One")]
    assert press("ArrowRight") == [("RadioButtonGroup", "Two")]
    assert press("Tab", "Space") == [("CheckBoxGroup", [])]
    assert press("Tab", "Space") == [("CheckBoxGroup", ["Two"])]
    assert press("Tab", "Tab", "Tab", "Space") == [("CheckButtonGroup", ["One", "Two"])]
    assert press("Tab", "Tab", "Space") == [("Toggle", True)]
    assert press("Enter") == [("Toggle", False)]
    assert press("Tab", "Space") == [("Switch", True)]
    assert press("Tab", "Space") == [("Checkbox", True)]


def test_what_is_told_of_each(shown: Members) -> None:
    page, w = shown()
    w["RadioButtonGroup"].value = "Two"
    w["Toggle"].value = w["Switch"].value = True
    expect(page.get_by_role("radiogroup", name="RadioButtonGroup").get_by_label("Two")).to_be_checked()
    expect(page.get_by_role("radiogroup", name="RadioBoxGroup").get_by_label("Two")).to_be_disabled()
    expect(page.get_by_role("group", name="CheckBoxGroup").get_by_role("checkbox", name="One")).to_be_checked()
    expect(page.get_by_role("group", name="CheckButtonGroup").get_by_role("checkbox", name="One")).to_be_checked()
    expect(page.get_by_role("button", name="Toggle", pressed=True)).to_be_visible()
    expect(page.get_by_role("switch", name="Switch", checked=True)).to_be_visible()
    expect(page.get_by_role("listbox", name="MultiSelect").get_by_role("option")).to_have_count(3)
    expect(page.locator("option:disabled")).to_have_text("Two")
    icon = page.get_by_role("button", name="Toggle").locator(".tr-icon")
    assert icon.evaluate("(el) => [el.clientWidth, el.clientHeight]") == [28, 28]


def test_code_moves_what_is_marked_and_the_place_of_the_keys_stays(shown: Members) -> None:
    page, w = shown()
    group = page.get_by_role("group", name="CheckBoxGroup")
    group.get_by_label("Two").focus()
    w["CheckBoxGroup"].options = ["Four", "Five", "Six"]
    expect(group.get_by_label("Five")).to_be_focused()
    w["MultiSelect"].param.update(options=["x", "y"], value=["y", "x"])
    w["CheckButtonGroup"].value = ["Three", "Two"]
    w["RadioBoxGroup"].value = "Two"
    w["RadioButtonGroup"].value = None
    expect(page.get_by_label("MultiSelect")).to_have_values(["x", "y"])
    expect(page.get_by_role("radiogroup", name="RadioBoxGroup").get_by_label("Two")).to_be_checked()
    marked = page.get_by_role("group", name="CheckButtonGroup").locator("label:has(:checked)")
    expect(marked).to_have_text(["Two", "Three"])
    w["RadioBoxGroup"].disabled_options = []
    w["Select"].param.update(disabled_options=["One"], options=["One", "Two"])
    expect(page.locator(".tr-Select option:disabled")).to_have_text("One")
    expect(page.locator(".tr-RadioBoxGroup :disabled")).to_have_count(0)
    assert w["CheckBoxGroup"].value == []


def test_each_is_operated_by_touch(shown: Members) -> None:
    page, w = shown(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.get_by_label("Select", exact=True).select_option("Three")
    page.get_by_label("MultiSelect").select_option(["One", "Three"])
    for name in ("RadioBoxGroup", "RadioButtonGroup", "CheckBoxGroup", "CheckButtonGroup"):
        touched = page.locator(f".tr-{name} label", has_text="Three")
        box = touched.bounding_box()
        assert box is not None
        assert box["height"] >= 36
        touched.tap()
    for name in ("Toggle", "Switch", "Checkbox"):
        page.get_by_text(name, exact=True).tap()
    until(lambda: all(w[name].value for name in ("Toggle", "Switch", "Checkbox")))
    assert [w[name].value for name in ("Select", "RadioBoxGroup", "RadioButtonGroup")] == ["Three"] * 3
    assert [w[name].value for name in ("MultiSelect", "CheckBoxGroup", "CheckButtonGroup")] == [["One", "Three"]] * 3
    fits(page, 390)


def test_what_is_disabled_cannot_be_operated(show: Show) -> None:
    page, *widgets = show(lambda: members(disabled=True))
    operable = page.locator("main").locator(":is(select, input, button):enabled")
    expect(operable).to_have_count(0)
    page.locator(".tr-CheckButtonGroup").get_by_text("Two").click(force=True)
    widgets[5].disabled = False
    page.locator(".tr-CheckButtonGroup").get_by_text("Two").click()
    page.locator(".tr-CheckButtonGroup").get_by_label("Three").check()
    until(lambda: widgets[5].value == ["One", "Two", "Three"])


def test_what_is_wrong_is_said_at_the_field(show: Show) -> None:
    page, *widgets = show(lambda: members(required=True))
    for each in widgets:
        if not isinstance(each, tr.widgets.Toggle):
            each.error = f"Not this {each.label}."
            expect(page.locator(".tr-note", has_text=each.error)).to_be_visible()
            each.error = None
    boxes = page.get_by_role("group", name="CheckBoxGroup")
    boxes.get_by_label("One").uncheck()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".tr-CheckBoxGroup")).to_contain_text("Required.")
    boxes.get_by_label("Two").check()
    expect(page.locator(".tr-CheckBoxGroup")).not_to_contain_text("Required.")
    expect(page.get_by_role("radiogroup", name="RadioButtonGroup")).to_have_attribute("aria-required", "true")


def test_the_description_of_a_button_waits_as_long_as_it_says(show: Show) -> None:
    page, *_ = show(lambda: tr.Column(tr.widgets.Button("Go", description="Go on", description_delay=1000)))
    stop_clock(page)
    page.get_by_role("button", name="Go").hover()
    page.clock.run_for(900)
    expect(page.get_by_role("tooltip")).to_have_count(0)
    page.clock.run_for(200)
    expect(page.get_by_role("tooltip")).to_have_text("Go on")


def many() -> Any:
    """In all states, and where there is little room."""
    w = tr.widgets
    lots = [f"Choice {number}" for number in range(14)]
    groups = (w.RadioBoxGroup, w.RadioButtonGroup, w.CheckBoxGroup, w.CheckButtonGroup)
    kinds = ("default", "primary", "success", "warning", "danger", "light")
    styles = ("solid", "outline")
    return tr.Column(
        tr.pane.Markdown("# Choices"),
        *members(),
        *members(disabled=True),
        *members(error="Not today.", required=True, description="What is meant by it"),
        *(w.Toggle(kind, value=True, color=kind, variant=style) for kind in kinds for style in styles),
        *(w.RadioButtonGroup(kind, options=NAMES, color=kind, variant=style) for kind in kinds for style in styles),
        tr.Card(*(kind(f"Many {kind.__name__}", options=lots) for kind in groups), title="Narrow", width=300),
        *(kind(options=NAMES) for kind in groups),  # without a label
        *(kind(f"Empty {kind.__name__}", options=[]) for kind in groups),
    )


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(show: Show, scheme: str, width: int) -> None:
    page = show(many, color_scheme=scheme, viewport={"width": width, "height": 900}).page
    fits(page, width)
    found = run_axe(page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]][:5]) for each in found] == []


def test_options_are_double_clicked_and_confirmed_with_enter(show: Show) -> None:
    seen: list[Any] = []
    page, select = show(lambda: tr.widgets.MultiSelect("Files", options=NAMES))
    select.on_double_click(lambda event: seen.append(event.option))

    def told(*options: str) -> bool:
        until(lambda: len(seen) >= len(options))
        return [seen.pop(0) for _ in options] == list(options) and not seen

    page.get_by_role("option", name="Two").dblclick()
    assert told("Two")
    assert select.value == ["Two"]
    field = page.get_by_label("Files")
    field.press("Enter")
    assert told("Two")
    for keys, option in {
        ("ArrowDown",): "Three",
        ("Shift+ArrowUp",): "Two",
        ("Shift+ArrowUp", "Shift+ArrowDown"): "Two",
        ("Home", "Shift+End"): "Three",
    }.items():
        for key in (*keys, "Enter"):
            field.press(key)
        assert told(option), keys
    select.value = []
    until(lambda: page.evaluate("document.querySelector('select').selectedIndex") == -1)
    field.press("Enter")
    select.value = ["One"]
    until(lambda: page.evaluate("document.querySelector('select').selectedIndex") == 0)
    field.press("Enter")
    assert told("One")
