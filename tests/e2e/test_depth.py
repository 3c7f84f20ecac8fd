"""A page shows what is nested deeper than a browser's own recursion would go without care."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

import transom as tr

DEPTH = 500


@pytest.mark.slow
def test_what_lies_deep_is_shown_changed_and_taken_away(show):
    made_text = tr.widgets.StaticText(value="deep")

    def nested():
        made = made_text
        for _ in range(DEPTH):
            made = tr.Column(made)
        return tr.Column(made, tr.widgets.Button(label="After"))

    shown = show(nested)
    page, made = shown.page, shown.root
    expect(page.get_by_text("deep", exact=True)).to_be_attached()
    made_text.value = "changed"
    expect(page.get_by_text("changed", exact=True)).to_be_attached()
    made.objects = made.objects[1:]
    expect(page.get_by_text("changed", exact=True)).not_to_be_attached()
    expect(page.get_by_role("button", name="After")).to_be_visible()
