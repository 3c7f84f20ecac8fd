"""`MenuButton`, and the icons that are clicked: `ButtonIcon`, `ToggleIcon`, `TooltipIcon`."""

from __future__ import annotations

import asyncio

import pytest

import transom as tr

w = tr.widgets


async def opened(site, make, *, dev=False):
    made = []

    def app():
        made.append(make())
        return made[0]

    page = await site(app, dev=dev).open()
    return page, made[0]


async def test_each_choice_is_told_also_the_same_one_again(site):
    seen = []

    async def chosen(event):
        await asyncio.sleep(0)
        seen.append(event.new)

    items = ["Open", ("Save", 7), None, ["Run", print]]
    page, button = await opened(site, lambda: w.MenuButton("File", items=items, on_click=chosen, color="primary"))
    assert page.find("File")["items"] == ["Open", "Save", None, "Run"]
    for place, text in ((0, "Open"), (1, "Save"), (1, "Save"), (3, "Run")):
        page.event("File", "choose", [place, text])
        await page.settle()
    assert seen == ["Open", 7, 7, print]
    assert button.clicked is print


@pytest.mark.parametrize("raw", [None, 0, [0], [2, "None"], [9, "Open"], [-1, "Run"], [0, "Save"], ["0", "Open"], {}])
async def test_what_is_no_item_is_no_choice(site, raw):
    page, button = await opened(site, lambda: w.MenuButton("File", items=["Open", "Save", None, "Run"]))
    page.event("File", "choose", raw)
    await page.settle()
    assert button.clicked is None


async def test_a_choice_from_a_list_that_has_gone_is_none(site):
    page, button = await opened(site, lambda: w.MenuButton("File", items=["Open", "Save"]))
    button.items = ["Delete", "Save"]
    page.event("File", "choose", [0, "Open"])
    await page.settle()
    assert button.clicked is None


async def test_the_button_itself_counts_where_it_is_split(site):
    page, button = await opened(site, lambda: w.MenuButton("Save", items=["As"], split=True))
    page.event("Save", "click")
    await page.settle()
    assert button.clicked == "Save"
    button.param.update(split=False, clicked=None)
    page.event("Save", "click")
    await page.settle()
    assert button.clicked is None


async def test_an_icon_counts_its_clicks_and_tells_of_each(site):
    seen = []
    page, button = await opened(
        site, lambda: w.ButtonIcon("Copy", icon="clipboard", on_click=lambda event: seen.append(event.new))
    )
    for _ in range(2):
        page.event("Copy", "click")
        await page.settle()
    assert seen == [1, 2]
    assert (button.clicks, button.value) == (2, False)


async def test_the_active_icon_is_the_filled_one_unless_said_otherwise(site):
    page, icon = await opened(site, lambda: w.ToggleIcon("Like", icon="thumb-up", size="2em"))
    assert page.find("Like")["active_icon"] == "thumb-up-filled"
    icon.icon = "refresh"  # which has no filled form
    await page.settle()
    assert (page.find("Like")["icon"], page.find("Like")["active_icon"]) == ("refresh", "refresh")
    icon.active_icon = "check"
    await page.settle()
    assert page.find("Like")["active_icon"] == "check"
    icon.param.update(icon="<svg/>", active_icon="")
    await page.settle()
    assert page.find("Like")["active_icon"] == "<svg/>"
    page.set("Like", True)
    await page.settle()
    assert icon.value is True


async def test_an_icon_that_there_is_not_is_reported(site):
    page, _ = await opened(site, lambda: w.ToggleIcon("Like", icon="thumb-upp"), dev=True)
    (text,) = [each["text"] for each in page.session.advice.kept if each["report"] == "value"]
    assert text.startswith("ToggleIcon 'Like': there is no icon 'thumb-upp', so none is shown. Did you mean 'thumb-up'")


async def test_a_tooltip_is_a_text_or_one_of_bokehs(site):
    models = pytest.importorskip("bokeh.models")
    page, icon = await opened(site, lambda: w.TooltipIcon("Why", value="<b>text</b>"))
    assert page.find("Why")["description"] == "<b>text</b>"
    for value, text in (
        (models.Tooltip(content="Of Bokeh", position="right"), "Of Bokeh"),
        (models.Tooltip(content=models.dom.HTML(html="<b>bold</b>"), position="right"), "<b>bold</b>"),
        (None, None),
    ):
        icon.value = value
        await page.settle()
        assert page.find("Why")["description"] == text
    assert w.TooltipIcon().description == "Description"
