"""`ColorPicker`: what code may set, and what a page chooses."""

from __future__ import annotations

import pytest

import transom as tr


@pytest.mark.parametrize(
    "value", ["#00687a", "#F00", "#f008", "RED", "teal", "rgb(1 2 3 / 50%)", "hsl(90, 50%, 50%)", "", None]
)
async def test_what_is_a_colour_stays_until_the_user_chooses(site, value):
    made = []

    def app():
        made.append(tr.widgets.ColorPicker("Colour", value=value))
        return made[0]

    page = await site(app, dev=True).open()
    assert made[0].value == page.find("Colour")["value"] == value
    assert page.session.advice.kept == []
    page.set("Colour", "#123abc")
    await page.settle()
    assert made[0].value == "#123abc"


async def test_what_is_none_is_kept_and_reported_once(site):
    page = await site(lambda: tr.widgets.ColorPicker("Colour", value="raed"), dev=True).open()
    (told,) = page.session.advice.kept
    assert "value='raed' is no colour, so none is shown. Write '#rrggbb'" in told["text"]


@pytest.mark.parametrize("raw", ["red", "#12345", "#1234567", "#ABCDEF", "#12345g", "#123456\n", 5, None])
async def test_a_page_sends_six_digits(site, raw):
    page = await site(lambda: tr.widgets.ColorPicker("Colour", value="red")).open()
    cseq = page.set("Colour", raw)
    await page.settle()
    assert page.settled[cseq] == {"rejected": "bad_value"}
    assert page.find("Colour")["value"] == "red"
