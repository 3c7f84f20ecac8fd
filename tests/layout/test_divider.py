"""`Divider`: a line, with nothing in it."""

from __future__ import annotations

import transom as tr


async def test_it_is_shown_in_rows_and_columns(site):
    page = await site(lambda: tr.Column("above", tr.Row(tr.layout.Divider(margin=10)), "below")).open()
    assert page.find("Divider")["margin"] == 10
    assert "children" not in page.find("Divider").values
