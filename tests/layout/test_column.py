"""`Column`: how it scrolls and what it follows."""

from __future__ import annotations

import pytest

import transom as tr
from tests.site import patches, sets


@pytest.mark.parametrize("name", ["auto_scroll_limit", "scroll_button_threshold", "scroll_position", "view_latest"])
def test_what_follows_scrolls(name):
    assert not tr.Column().scroll
    assert tr.Column(**{name: 1 if name != "view_latest" else True}).scroll is True
    assert tr.Column(scroll="y-auto", **{name: 1 if name != "view_latest" else True}).scroll == "y-auto"
    column = tr.Column()
    setattr(column, name, True if name == "view_latest" else 5)
    assert column.scroll is True


@pytest.mark.parametrize("mode", [True, "both-auto", "y-auto", "x-auto", "both", "x", "y"])
@pytest.mark.parametrize("kind", [tr.Row, tr.Column, tr.Tabs])
async def test_all_modes_scroll(site, kind, mode):
    page = await site(lambda: kind("text", scroll=mode)).open()
    assert page.find(kind.__name__)["scroll"] == 1 + {"both": 12, "x": 4, "y": 8}.get(mode, 0)


async def test_the_page_knows_whether_there_is_something_to_follow(site):
    def app():
        column, button = tr.Column("text"), tr.widgets.Button()
        button.on_click(lambda event: column.param.update(auto_scroll_limit=10 if event.new == 1 else 0))
        return tr.Row(column, button)

    page = await site(app).open()
    assert page.find("Column")["scroll"] == 0
    page.click()
    await page.advance(0.1)
    assert page.find("Column")["scroll"] == 3
    page.click()
    await page.advance(0.1)
    assert page.find("Column")["scroll"] == 1


async def test_the_page_says_where_it_is(site):
    seen = []

    def app():
        column = tr.Column("text", auto_scroll_limit=10)
        column.param.watch(lambda event: seen.append(event.new), "scroll_position")
        return column

    page = await site(app).open()
    page.set("Column", 120, "scroll_position")
    await page.advance(0.1)
    assert seen == [120]
    for bad in (-1, "5", 1.5, True, None):
        cseq = page.set("Column", bad, "scroll_position")
        await page.advance(0.1)
        assert page.settled[cseq] == {"rejected": "bad_value"}
    assert sets(page, "scroll_position") == 5 * [120]
    assert seen == [120]


async def test_it_is_scrolled_to_an_object(site):
    made = []

    def app():
        made.append(tr.Column("a", "b", "c"))
        return made[0]

    page = await site(app).open()
    made[0].scroll_to(1)
    made[0].scroll_to(-1)
    await page.advance(0.1)
    assert [op[2] for ops in patches(page) for op in ops if op[0] == "msg"] == [{"scroll_to": 1}, {"scroll_to": 2}]
    with pytest.raises(IndexError, match=r"scroll_to\(3\): the column has 3 objects"):
        made[0].scroll_to(3)
    with pytest.raises(IndexError, match="the column has 0 objects"):
        tr.Column().scroll_to(0)
