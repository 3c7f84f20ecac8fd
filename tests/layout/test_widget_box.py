"""`WidgetBox`: what holds for it holds for the widgets in it."""

from __future__ import annotations

import transom as tr
from tests.site import sets


async def test_a_box_that_is_disabled_takes_nothing_from_the_page(site):
    made = {}

    def app():
        made["box"] = tr.WidgetBox(tr.Row(tr.widgets.TextInput(label="In it")), disabled=True)
        return made["box"]

    page = await site(app).open()
    field = made["box"][0][0]
    cseq = page.set("In it", "x")
    await page.advance(0.1)
    assert (page.settled[cseq], field.value) == ({"rejected": "not_allowed"}, "")
    made["box"].disabled = False
    page.set("In it", "y")
    await page.advance(0.1)
    assert field.value == "y"
    assert sets(page, "disabled") == [False]


def test_its_class_is_the_one_that_style_sheets_for_panel_know():
    assert tr.WidgetBox().css_classes == ["panel-widget-box"]
    assert tr.WidgetBox(css_classes=["mine"]).css_classes == ["mine"]
