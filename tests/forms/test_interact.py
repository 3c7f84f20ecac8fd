"""`interact`: widgets for the arguments of a function, and what it returns."""

from __future__ import annotations

import asyncio
import datetime as dt

import numpy as np
import pandas as pd
import param
import pytest

import transom as tr
from transom.forms import fixed, interact_manual, interactive
from transom.forms.abbreviation import widget_for

w = tr.widgets


def said(layout):
    return layout[1][0].children[0].object


NOON = dt.datetime(2024, 2, 29, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("given", "kind", "facts"),
    [
        (True, "Checkbox", {"value": True}),
        ("text", "TextInput", {"value": "text"}),
        (10, "IntSlider", {"value": 10, "start": -10, "end": 30}),
        (-2, "IntSlider", {"value": -2, "start": -6, "end": 2}),
        (0, "IntSlider", {"value": 0, "start": 0, "end": 1}),
        (np.int64(3), "IntSlider", {"value": 3}),
        (1.5, "FloatSlider", {"value": 1.5, "start": -1.5, "end": 4.5}),
        ((0, 10), "IntSlider", {"value": 5, "start": 0, "end": 10}),
        ((0, 10, 2), "IntSlider", {"step": 2, "value": 4}),
        ((0.0, 1.0, 0.4), "FloatSlider", {"step": 0.4, "value": 0.4}),
        ((0, 10, 2, 8), "IntSlider", {"step": 2, "value": 8}),
        ((0, 10, None, 8), "IntSlider", {"value": 8}),
        ((0, 10, 0), "IntSlider", {"value": 5}),
        (float("inf"), "FloatInput", {"value": float("inf")}),
        ((0, 1.0), "FloatSlider", {"value": 0.5}),
        ((0.0, 1, 0.25), "FloatSlider", {"step": 0.25}),
        (["a", "b"], "Select", {"values": ["a", "b"], "value": "a"}),
        ((1, "a"), "Select", {"values": [1, "a"]}),
        ({"one": 1, "two": 2}, "Select", {"labels": ["one", "two"], "value": 1}),
        (np.array([3, 1]), "Select", {"values": [3, 1]}),
        (range(3), "Select", {"values": [0, 1, 2]}),
        (dt.date(2024, 2, 29), "DatePicker", {"value": dt.date(2024, 2, 29)}),
        (NOON, "DatetimePicker", {"value": NOON}),
        ((dt.date(2024, 1, 1), dt.date(2024, 2, 1)), "DateSlider", {"value": dt.date(2024, 1, 1)}),
        (param.Integer(default=2, bounds=(0, 4)), "IntSlider", {"value": 2, "end": 4}),
    ],
)
def test_what_stands_for_a_widget(given, kind, facts):
    widget = widget_for("name", given)
    assert type(widget).__name__ == kind
    assert {name: getattr(widget, name) for name in facts} == facts
    assert widget.label.lower() == "name"


@pytest.mark.parametrize("given", [None, print, object(), b"bytes", 3j])
def test_what_stands_for_none(given):
    assert widget_for("name", given) is None


def test_two_the_wrong_way_round_are_said():
    with pytest.raises(ValueError, match=r"n=\(5, 1\): 5 is above 1\. Write \(1, 5\)"):
        tr.interact(lambda n: n, n=(5, 1))


def test_the_result_has_its_widgets_first_and_then_what_the_function_gives():
    layout = tr.interact(lambda x, y: f"{x} {y}", x=10, y=["a", "b"])
    assert [each.label for each in layout[0]] == ["x", "y"]
    assert said(layout) == "10 a"
    layout[0][0].value = 3
    layout[0][1].value = "b"
    assert said(layout) == "3 b"


def test_an_argument_that_makes_no_widget_keeps_its_default():
    def f(n=3, fn=print, rows=(1, 2), **more):
        return f"{n} {fn is print} {rows} {more}"

    layout = tr.interact(f)
    assert [each.label for each in layout[0]] == ["n"]
    assert said(layout) == "3 True (1, 2) {}"
    for series in (pd.Series([1, 2]), np.array([1, 2]), range(2)):
        layout = tr.interact(lambda of=series, n=1: f"{len(of)} {n}")
        assert (len(layout[0]), said(layout)) == (1, "2 1")
    assert said(tr.interact(f, extra="x")) == "3 True (1, 2) {'extra': 'x'}"
    assert interactive(f, extra="x").kwargs == {"n": 3, "extra": "x"}


def test_one_without_default_and_widget_is_named():
    with pytest.raises(ValueError, match=r"interact\(.*\): fn has no default.*Give fn=…"):
        tr.interact(lambda n, fn: n, n=3)
    with pytest.raises(ValueError, match=r"<built-in function print> stands for no widget of fn.*fn=fixed\(…\)"):
        tr.interact(lambda fn: fn, fn=print)
    with pytest.raises(TypeError, match="it has no argument 'other'"):
        tr.interact(lambda n=1: n, other=2)


def test_the_default_of_the_signature_is_where_the_choice_starts():
    def f(v="b", n=4, m=40, own=7):
        return f"{v} {n} {m} {own}"

    layout = tr.interact(f, v=["a", "b"], n=(0, 10), m=(0, 10), own=w.IntInput("Own", value=1))
    assert [each.value for each in layout[0]] == ["b", 4, 5, 1]
    assert said(layout) == "b 4 5 1"
    assert said(tr.interact(f, v=["x", "y"])) == "x 4 40 7"


def test_what_is_fixed_has_no_widget():
    slider = w.IntSlider(end=5)
    layout = tr.interact(lambda n, own: f"{n} {own is slider}", n=2, own=fixed(slider))
    assert (len(layout[0]), said(layout)) == (1, "2 True")
    assert repr(fixed(3)) == "fixed(3)"


def test_as_a_decorator():
    @tr.interact
    def plain(n=2):
        return f"n {n}"

    @tr.interact(n=(0, 4))
    def given(n):
        return f"n {n}"

    assert (said(plain), said(given)) == ("n 2", "n 2")


def test_options():
    layout = tr.interact(str, object=2, default_layout=tr.Row, name="Title")
    assert isinstance(layout, tr.Row)
    assert layout[0][0].value == "Title"
    late = tr.interact.options(throttled=True)(lambda n: f"n {n}", n=(0, 9))
    late[0][0].param.update(value=9, value_throttled=4)
    assert said(late) == "n 4"
    with pytest.raises(ValueError, match=r"interact\.options\(manual=…\): there is no such option.*manual_update"):
        tr.interact.options(manual=True)
    assert said(tr.interact(lambda throttled: f"is {throttled}", throttled=True)) == "is True"


def test_by_a_button():
    layout = interact_manual(lambda n, own: f"{n} {own}", n=2, own=fixed("x"))
    slider, button = layout[0]
    assert (button.label, said(layout)) == ("Run Interact", "2 x")
    slider.value = 5
    assert said(layout) == "2 x"
    button.clicks += 1
    assert said(layout) == "5 x"
    named = tr.interact(lambda n: n, n=2, manual_update=True, manual_name="Go")
    assert named[0][1].label == "Go"


def test_an_interactive_function_stands_in_a_layout():
    made = interactive(str, object=2)
    assert made.widget_box is made[0]
    assert tr.Row(made)[0] is made.layout


@pytest.mark.parametrize("manual", [False, True])
async def test_of_calls_that_await_the_newest_is_shown(site, manual):
    begun, ended = [], []

    def app():
        async def f(n=1):
            begun.append(n)
            await asyncio.sleep(5 - n)
            ended.append(n)
            return f"n is {n}"

        return tr.interact(f, n=(0, 9), manual_update=manual)

    page = await site(app).open()
    await page.advance(5)
    assert "n is 1" in page.text
    for n in (2, 3):
        page.set("n", n)
        if manual:
            page.click("Run Interact")
        await page.settle()
    await page.advance(5)
    assert "n is 3" in page.text
    assert (begun, ended) == ([1, 2, 3], [1, 3])


async def test_a_generator_shows_each_of_its_values(site):
    async def count(n=2):
        for each in range(n + 1):
            yield f"at {each}"
            await asyncio.sleep(1)

    page = await site(lambda: tr.interact(count)).open()
    assert "at 0" in page.text
    await page.advance(3)
    assert "at 2" in page.text


@pytest.mark.parametrize(
    "ends",
    [
        (dt.date(2026, 1, 1), 5),
        (dt.date(2026, 1, 1), dt.datetime(2026, 2, 1)),  # noqa: DTZ001 - of a wall
        (dt.datetime(2026, 1, 1), dt.datetime(2026, 2, 1, tzinfo=dt.UTC)),  # noqa: DTZ001
    ],
)
def test_ends_of_two_kinds_are_refused_in_words(ends):
    with pytest.raises(ValueError, match=r"n=.* cannot be compared\. Write two numbers, two dates, or two datetimes"):
        tr.interact(lambda n: n, n=ends)
