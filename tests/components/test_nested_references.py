"""References inside of lists and dicts: each stands for its value, and coroutines in them are awaited."""

from __future__ import annotations

import asyncio

import pytest

import transom as tr


@pytest.mark.statement(9)
async def test_a_coroutine_inside_a_dict_is_awaited(site):
    """Every value that it holds is there before the whole is shown; a change runs it again."""

    def app():
        slider = tr.widgets.IntSlider(end=10, value=2)

        async def width(number):
            await asyncio.sleep(0.5)
            return f"{number}px"

        styles = {"width": tr.bind(width, slider), "height": "3px", "order": slider}
        return tr.Column(slider, tr.widgets.StaticText(label="text", styles=styles))

    page = await site(app).open()
    assert page.find("text")["styles"] == {}
    await page.advance(0.6)
    assert page.find("text")["styles"] == {"width": "2px", "height": "3px", "order": 2}
    page.set("IntSlider", 5)
    await page.advance(0.6)
    assert page.find("text")["styles"] == {"width": "5px", "height": "3px", "order": 5}


@pytest.mark.statement(9)
async def test_a_coroutine_inside_a_list_is_awaited(site):
    def app():
        async def slow():
            await asyncio.sleep(1)
            return "slow"

        async def fast():
            return "fast"

        return tr.widgets.StaticText(css_classes=["plain", slow, [fast][0]])

    page = await site(app).open()
    await page.advance(1.1)
    assert page.find("StaticText")["css_classes"] == ["plain", "slow", "fast"]


async def test_a_superseded_container_is_not_shown_and_its_coroutines_end(site):
    ended = []

    def app():
        slider = tr.widgets.IntSlider(end=10)

        async def width(number):
            try:
                await asyncio.sleep(2 - number)
            finally:
                ended.append(number)
            return f"{number}px"

        return tr.Column(slider, tr.widgets.StaticText(styles={"width": tr.bind(width, slider)}))

    page = await site(app).open()
    page.set("IntSlider", 1)
    await page.advance(0.1)
    assert ended == [0]
    await page.advance(3)
    assert ended == [0, 1]
    assert page.find("StaticText")["styles"] == {"width": "1px"}


async def test_plain_containers_are_values(site):
    def app():
        return tr.widgets.StaticText(styles={"color": "red"}, css_classes=["a"])

    page = await site(app).open()
    assert page.find("StaticText")["styles"] == {"color": "red"}


async def test_a_value_set_by_hand_wins_over_a_container_of_references(site):
    made = []

    def app():
        async def late():
            await asyncio.sleep(1)
            return "red"

        made.append(tr.widgets.StaticText(styles={"color": late}))
        return made[0]

    page = await site(app).open()
    made[0].styles = {"color": "blue"}
    await page.advance(1.5)
    assert page.find("StaticText")["styles"] == {"color": "blue"}


async def test_a_generator_inside_a_container_is_refused_with_what_to_write(site):
    async def ticks():
        yield "red"

    with pytest.raises(TypeError, match="Give it as the whole value"):
        tr.widgets.StaticText(styles={"color": ticks})
