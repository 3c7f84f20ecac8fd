"""`Divider`: a line, with nothing in it."""

from __future__ import annotations

import transom as tr


async def test_it_is_shown_in_rows_and_columns(site):
    page = await site(lambda: tr.Column("above", tr.Row(tr.layout.Divider(margin=10)), "below")).open()
    assert page.find("Divider")["margin"] == 10
    assert "children" not in page.find("Divider").values


async def test_a_line_is_never_as_narrow_as_what_is_in_it(site):
    assert tr.layout.Divider().width_policy == "fit"
    policies = ("auto", "fixed", "fit", "min", "max")

    def app():
        return tr.Column(*(tr.layout.Divider(width_policy=each, height_policy=each) for each in policies))

    page = await site(app).open()
    for side in ("width_policy", "height_policy"):
        assert [line[side] for line in page.all("Divider")] == ["auto", "auto", "auto", "auto", "max"]
    page = await site(lambda: tr.Row(tr.layout.Divider())).open()
    assert page.find("Divider")["width_policy"] == "auto"
