"""A place whose content is exchanged."""

from __future__ import annotations

import transom as tr


async def test_what_stands_there_is_exchanged(site):
    place = tr.pane.Placeholder("one")
    page = await site(lambda: tr.Row(place)).open()
    assert "one" in page.text
    place.update(tr.widgets.StaticText(value="two"))
    await page.settle()
    assert "two" in page.text
    assert "one" not in page.text
    place.object = None
    await page.settle()
    assert page.find("Placeholder")["children"] == []
    place.object = lambda: "made"
    await page.settle()
    assert "made" in page.text


def test_a_with_block_shows_others_for_a_while():
    place = tr.pane.Placeholder("before")
    with place:
        place.update("meanwhile")
        with place as same:
            same.object = "deeper"
        assert place.object == "meanwhile"
        assert place.children[0].object == "meanwhile"
    assert place.object == "before"


def test_in_place_the_pane_that_is_there_takes_the_next_object():
    place = tr.pane.Placeholder("one", inplace=True)
    first = place.children[0]
    place.object = "two"
    assert place.children[0] is first
    place.object = 3
    assert place.children[0] is not first
    place.inplace = False
    other = place.children[0]
    place.object = 4
    assert place.children[0] is not other


async def test_what_cannot_be_shown_has_its_card(site, failures):
    place = tr.pane.Placeholder(int)
    page = await site(lambda: tr.Row(place, "after")).open()
    assert "after" in page.text
    assert any("is a class" in str(model["error"]) for model in page.models.values() if model.values.get("error"))
    failures()
