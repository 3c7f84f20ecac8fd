"""One component in several places of one layout, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import BOX, Show, until


def test_a_field_twice_in_a_row_is_two_fields_of_one_value(show: Show) -> None:
    def make() -> Any:
        field = tr.widgets.TextInput(label="Twice")
        return tr.Row(field, tr.pane.Str("between"), field)

    shown = show(make)
    page, row = shown.page, shown.root
    fields = page.get_by_label("Twice")
    expect(fields).to_have_count(2)
    assert fields.nth(0).get_attribute("id") != fields.nth(1).get_attribute("id")
    fields.nth(0).fill("first")
    expect(fields.nth(1)).to_have_value("first")
    fields.nth(1).fill("second")
    expect(fields.nth(0)).to_have_value("second")
    until(lambda: row[0].value_input == "second")
    row[0].disabled = True
    expect(page.locator("input:disabled")).to_have_count(2)
    row[0].disabled = False
    fields.nth(0).evaluate("(el) => { el.kept = true; }")
    row.pop()
    expect(fields).to_have_count(1)
    assert fields.evaluate("(el) => el.kept")
    fields.fill("third")
    until(lambda: row[0].value_input == "third")
    row.extend([row[0], row[0]])
    expect(fields).to_have_count(3)
    expect(fields.nth(2)).to_have_value("third")
    assert fields.nth(0).evaluate("(el) => el.kept")
    row.clear()
    expect(fields).to_have_count(0)


def test_two_tabs_of_one_component(show: Show) -> None:
    def make() -> Any:
        field = tr.widgets.TextInput(label="Shared")
        return tr.Column(tr.Tabs(("One", field), ("Two", field), ("Other", "text"), closable=True))

    page, tabs = show(make)
    tab = page.get_by_role("tab")
    expect(tab).to_have_text(["One", "Two", "Other"])
    expect(page.get_by_role("tabpanel")).to_have_count(1)
    page.get_by_role("tabpanel").get_by_label("Shared").fill("here")
    page.get_by_role("tab", name="Two").click()
    until(lambda: tabs.active == 1)
    expect(page.get_by_role("tabpanel", name="Two")).to_be_visible()
    expect(page.get_by_role("tabpanel").get_by_label("Shared")).to_have_value("here")
    page.get_by_role("button", name="Close One").click()
    expect(tab).to_have_text(["Two", "Other"])
    expect(page.get_by_role("tab", selected=True)).to_have_text("Two")
    expect(page.get_by_role("tabpanel").get_by_label("Shared")).to_have_value("here")
    page.get_by_role("tab", name="Other").click()
    until(lambda: tabs.active == 1)
    page.get_by_role("button", name="Close Two").click()
    expect(page.get_by_role("tab", selected=True)).to_have_text("Other")


def test_one_spacer_on_both_sides_centres(show: Show) -> None:
    def make() -> Any:
        space = tr.Spacer()
        return tr.Row(space, tr.widgets.Button(label="Middle"), space, width=600, gap=0)

    page = show(make).page
    row = page.locator(".tr-row").evaluate(BOX)
    button = page.get_by_role("button").evaluate(BOX)
    assert button[0] + button[2] / 2 == pytest.approx(row[0] + 300, abs=1)
