"""`Spacer`: room, with nothing in it."""

from __future__ import annotations

import pytest

import transom as tr


async def test_it_has_the_size_that_it_is_given(site):
    page = await site(lambda: tr.Row(tr.Spacer(width=20), tr.Spacer(sizing_mode="stretch_width"))).open()
    one, two = page.all("Spacer")
    assert one["width"] == 20
    assert two["sizing_mode"] == "stretch_width"
    assert "children" not in one.values


async def test_what_stretches_by_its_name_stretches(site):
    page = await site(lambda: tr.Row(tr.HSpacer(), tr.layout.VSpacer(height=5))).open()
    assert [each["sizing_mode"] for each in page.all("Spacer")] == ["stretch_width", "stretch_height"]
    for spacer in (tr.HSpacer(), tr.VSpacer()):
        with pytest.raises(ValueError, match="does not accept 'fixed'"):
            spacer.sizing_mode = "fixed"
