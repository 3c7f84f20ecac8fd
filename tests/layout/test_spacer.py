"""`Spacer`: room, with nothing in it."""

from __future__ import annotations

import transom as tr


async def test_it_has_the_size_that_it_is_given(site):
    page = await site(lambda: tr.Row(tr.Spacer(width=20), tr.Spacer(sizing_mode="stretch_width"))).open()
    one, two = page.all("Spacer")
    assert one["width"] == 20
    assert two["sizing_mode"] == "stretch_width"
    assert "children" not in one.values
