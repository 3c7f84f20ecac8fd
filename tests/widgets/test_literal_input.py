"""`LiteralInput` and `ArrayInput`: values of Python as text."""

from __future__ import annotations

import math

import numpy as np
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


async def typed(page, text):
    number = page.set("Field", text)
    await page.settle()
    return page.settled[number]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{'a': [1, 2.0, None]}", {"a": [1, 2.0, None]}),
        (" (1, 'b') ", (1, "b")),
        ("-0.5", -0.5),
        ("1e3", 1000.0),
        ("'text'", "text"),
        ("b'x'", b"x"),
        ("{1, 2}", {1, 2}),
        ("2 + 3j", 2 + 3j),
        ("-inf", -math.inf),
        ("", None),
        ("  ", None),
        ("None", None),
        ("9" * 25, 10**25 - 1),
    ],
)
async def test_a_literal_is_its_value(site, text, value):
    page, field = await opened(site, lambda: w.LiteralInput("Field", value=7))
    assert await typed(page, text) is None
    assert field.value == value
    assert type(field.value) is type(value)
    assert page.find("Field")["value_input"] == ("" if value is None else repr(value))


@pytest.mark.parametrize(
    "text",
    ["{", "nothing", "__import__('os')", "open('x')", "1 2", "(" * 3000, "-" * 100_000 + "1", "9" * 6000, "\x00"],
)
async def test_what_is_none_is_said_and_changes_nothing(site, text):
    page, field = await opened(site, lambda: w.LiteralInput("Field", value=[1]))
    assert await typed(page, text) == {"rejected": "bad_value", "reason": "This is no value of Python."}
    assert field.value == [1]
    assert page.find("Field")["value"] == text


async def test_a_type_is_kept_to(site):
    page, field = await opened(site, lambda: w.LiteralInput("Field", value={}, type=(dict, list)))
    assert await typed(page, "3") == {"rejected": "bad_value", "reason": "Of the type dict, list, please."}
    assert await typed(page, "[3]") is None
    assert field.value == [3]
    field.type = dict
    assert (await typed(page, "[4]"))["rejected"] == "bad_value"


async def test_code_may_set_another_type_and_hears_of_it_once(site):
    page, field = await opened(site, lambda: w.LiteralInput("Field", value=3, type=dict), dev=True)
    field.value = "four"
    await page.settle()
    assert page.find("Field")["value"] == "'four'"
    (report,) = [each["text"] for each in page.session.advice.kept]
    assert report == "LiteralInput 'Field': value=3 is no dict. It is shown all the same."


async def test_json_is_written_as_json(site):
    page, field = await opened(site, lambda: w.LiteralInput("Field", value={"a": None}, serializer="json"))
    assert page.find("Field")["value"] == '{"a": null}'
    assert await typed(page, "[true, 1.5]") is None
    assert field.value == [True, 1.5]
    assert (await typed(page, "[True]"))["reason"] == "This is no value of JSON."
    field.serializer = "ast"
    await page.settle()
    assert page.find("Field")["value"] == page.find("Field")["value_input"] == "[True, 1.5]"


async def test_not_a_number_can_be_edited_beside(site):
    page, field = await opened(site, lambda: w.LiteralInput("Field", value=[math.nan, 1]))
    assert await typed(page, "[nan, 2]") is None
    assert math.isnan(field.value[0])
    assert field.value[1] == 2


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        (np.arange(3.0), "[4, 5]", np.array([4.0, 5.0])),
        (np.arange(3), "[1.5]", np.array([1.5])),
        (np.arange(3, dtype=np.int8), "[1, 300]", np.array([1, 300])),
        (np.arange(3, dtype=np.int8), "[1, 100]", np.array([1, 100], dtype=np.int8)),
        (np.arange(3.0), "[[1, nan], [2, inf]]", np.array([[1, math.nan], [2, math.inf]])),
        (None, "[1, 2]", np.array([1, 2])),
    ],
)
async def test_an_array_keeps_its_type_where_that_holds_what_is_typed(site, before, text, after):
    page, field = await opened(site, lambda: w.ArrayInput("Field", value=before))
    assert await typed(page, text) is None
    np.testing.assert_array_equal(field.value, after)
    assert field.value.dtype == after.dtype


async def test_an_array_that_is_too_large_is_said_to_be(site):
    page, field = await opened(site, lambda: w.ArrayInput("Field", value=np.arange(4.0)))
    assert page.find("Field")["value"] == "[0.0, 1.0, 2.0, 3.0]"
    field.value = np.zeros((2000, 30))
    await page.settle()
    model = page.find("Field")
    assert [model[name] for name in ("value", "value_input", "disabled")] == ["", "", True]
    assert model["placeholder"] == "2,000 × 30 × float64, too large to edit"
    assert await typed(page, "[1]") == {"rejected": "not_allowed"}
    field.max_array_size = 60_000
    await page.settle()
    assert (page.find("Field")["disabled"], page.find("Field")["placeholder"]) == (False, "")
    field.param.update(value=np.arange(2), max_array_size=2)
    await page.settle()
    assert page.find("Field")["value"] == "[0, 1]"
