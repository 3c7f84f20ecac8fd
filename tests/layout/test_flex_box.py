"""`FlexBox`: what it tells the page."""

from __future__ import annotations

import pytest

import transom as tr


@pytest.mark.parametrize(
    ("params", "mode"),
    [
        ({}, "stretch_width"),
        ({"flex_direction": "row-reverse"}, "stretch_width"),
        ({"flex_direction": "column"}, "stretch_height"),
        ({"height": 50}, "stretch_width"),
        ({"width": 300}, None),
        ({"flex_direction": "column", "height": 300}, None),
        ({"sizing_mode": "fixed"}, "fixed"),
        ({"sizing_mode": None}, None),
    ],
)
def test_it_fills_what_it_is_in_along_its_axis_unless_it_has_a_size(params, mode):
    assert tr.FlexBox("text", **params).sizing_mode == mode


async def test_a_gap_is_a_number_of_pixels_or_css(site):
    page = await site(lambda: tr.Row(tr.FlexBox(), tr.FlexBox(gap=12), tr.FlexBox(gap="4px 1em"))).open()
    assert [each["gap"] for each in page.all("FlexBox")] == ["", "12px", "4px 1em"]


def test_what_css_does_not_know_is_refused():
    with pytest.raises(ValueError, match="justify_content"):
        tr.FlexBox(justify_content="middle")


def test_a_direction_may_follow_a_widget():
    way = tr.widgets.Select(options=["row", "column"], value="column")
    box = tr.FlexBox("text", flex_direction=way)
    assert box.flex_direction == "column"
    way.value = "row"
    assert (box.flex_direction, box.sizing_mode) == ("row", "stretch_width")
