"""A field of several, found by what is written, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, fits, until

FRUIT = ("apple", "pear", "plum", "cherry", "<b>quince</b>")


def field(**parameters: Any) -> Any:
    return tr.Column(tr.widgets.MultiChoice("Fruit", options=FRUIT, **parameters))


def offered(page: Page) -> Any:
    return page.get_by_role("listbox").get_by_role("option")


def test_keys_choose_and_take_out(show: Show) -> None:
    page, fruit = show(lambda: field(placeholder="Choose", max_items=3))
    box = page.get_by_role("combobox", name="Fruit")
    expect(box).to_have_attribute("placeholder", "Choose")
    box.press("ArrowDown")
    expect(offered(page)).to_have_text(FRUIT)
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowUp")
    box.press("Enter")
    until(lambda: fruit.value == ["<b>quince</b>"])
    box.press_sequentially("PL")
    expect(offered(page)).to_have_text(["apple", "plum"])
    box.press("ArrowDown")
    box.press("Enter")
    until(lambda: fruit.value == ["<b>quince</b>", "plum"])
    expect(box).to_have_value("")
    expect(box).to_have_accessible_description("<b>quince</b>, plum")
    box.press_sequentially("pea")
    box.press("Enter")
    until(lambda: fruit.value == ["<b>quince</b>", "plum", "pear"])
    expect(offered(page)).to_have_text("At most 3")
    box.press("Enter")
    box.press("Backspace")
    until(lambda: fruit.value == ["<b>quince</b>", "plum"])
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    box.press_sequentially("zzz")
    expect(offered(page)).to_have_text("No options")
    box.press("Tab")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_value("")
    page.get_by_role("button", name="Remove plum").press("Enter")
    until(lambda: fruit.value == ["<b>quince</b>"])
    expect(box).to_be_focused()


def test_code_and_touch_change_what_is_chosen(show: Show) -> None:
    narrow = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page, fruit = show(lambda: field(value=["plum"]), **narrow)
    chips = page.locator(".tr-chip")
    page.get_by_role("combobox").tap()
    offered(page).filter(has_text="cherry").tap()
    until(lambda: fruit.value == ["plum", "cherry"])
    fruit.value = ["pear", "plum"]
    expect(chips).to_have_text(["pear", "plum"])
    expect(offered(page)).to_have_text(["apple", "cherry", "<b>quince</b>"])
    fruit.options = ["plum", "fig"]
    expect(chips).to_have_text(["plum"])
    expect(offered(page)).to_have_text(["fig"])
    chips.get_by_role("button").tap()
    until(lambda: fruit.value == [])
    fruit.param.update(delete_button=False, value=["fig"])
    expect(chips.get_by_role("button")).to_have_count(0)
    fruit.option_limit = 1
    fruit.options = ["a", "b", "c"]
    fruit.disabled = True
    expect(page.get_by_role("combobox")).to_be_disabled()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(show: Show, scheme: str, width: int) -> None:
    def make() -> Any:
        kind, lots = tr.widgets.MultiChoice, [f"Choice number {number}" for number in range(40)]
        return tr.Column(
            tr.pane.Markdown("# Several"),
            kind("Solid", options=lots, value=lots[:9], required=True, error="Too many.", description="Which"),
            kind("Not solid", options=lots, value=lots[:2], solid=False),
            kind("Disabled", options=lots, value=lots[:2], disabled=True),
            kind(options=lots, placeholder="No label"),
            kind("Open", options=lots),
        )

    page = show(make, color_scheme=scheme, viewport={"width": width, "height": 900}).page
    page.get_by_role("combobox", name="Open").click()
    expect(offered(page)).to_have_count(40)
    page.keyboard.press("ArrowDown")
    fits(page, width)
    found = run_axe(page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]][:5]) for each in found] == []
