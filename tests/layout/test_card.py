"""`Card`: what stands in its header, and how it looks."""

from __future__ import annotations

import transom as tr


async def test_a_header_of_ones_own_stands_in_place_of_the_title(site):
    card = tr.Card("body", title="Title", header="# Header")
    page = await site(lambda: card).open()
    model = page.find("Card")
    assert model.held == ["header", "children"]
    assert page.models[model["header"]].type == "Markdown"
    card.header = tr.Row(tr.widgets.Button(label="in it"))
    await page.settle()
    page.click("in it")
    await page.settle()
    assert card.header[0].clicks == 1
    assert [each.label for each in card.select(tr.widgets.Button)] == ["in it"]
    card.header = None
    await page.settle()
    assert page.find("Card")["header"] is None


async def test_colours_and_classes_of_the_header_travel(site):
    looks = {
        "header_color": "white",
        "header_background": "teal",
        "active_header_background": "#123",
        "header_css_classes": ["a"],
        "title_css_classes": ["b"],
        "button_css_classes": ["c"],
    }
    page = await site(lambda: tr.Card("body", **looks)).open()
    model = page.find("Card")
    assert {name: model[name] for name in looks} == looks


def test_defaults_are_those_of_panel():
    card = tr.Card()
    assert (card.header, card.header_color, card.header_background) == (None, "", "")
    assert (card.active_header_background, card.collapsible, card.collapsed, card.hide_header) == (
        None, True, False, False,
    )  # fmt: skip
    assert (card.header_css_classes, card.title_css_classes, card.button_css_classes) == (
        ["card-header"], ["card-title"], ["card-button"],
    )  # fmt: skip


def test_a_clone_has_its_header_too():
    card = tr.Card("body", header="# H", header_color="red")
    assert card.clone().header is card.header
    assert (card + ["more"]).header_color == "red"  # noqa: RUF005
