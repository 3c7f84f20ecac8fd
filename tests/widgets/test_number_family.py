"""What holds for every widget of numbers: each class of the package that is one is tried, whoever adds it."""

from __future__ import annotations

import numpy as np
import param
import pytest

import transom as tr
from transom.widgets.number import Numeric
from transom.widgets.range_slider import Range
from transom.widgets.timeline import Timeline

FAMILY = [
    kind
    for name in tr.widgets.__all__
    if isinstance(kind := getattr(tr.widgets, name), type)
    and issubclass(kind, Numeric)
    and kind._front_end
    and not issubclass(kind, Timeline)
    and kind is not tr.widgets.NumberInput
]

each = pytest.mark.parametrize("kind", FAMILY, ids=lambda kind: kind.__name__)


def of(kind, number):
    """`number` as a value of that kind: itself, or two of it."""
    return (number, number) if issubclass(kind, Range) else number


def wire(kind, number):
    return [number, number] if issubclass(kind, Range) else number


def test_the_family_is_found():
    w = tr.widgets
    assert {w.IntSlider, w.FloatSlider, w.IntRangeSlider, w.RangeSlider, w.IntInput, w.FloatInput} <= {*FAMILY}


@each
def test_code_sets_both_numbers_and_a_page_one_after_the_other(kind):
    widget = kind(start=0, end=10)
    widget.value = of(kind, 4)
    assert widget.value == widget.value_throttled == of(kind, 4)
    widget._receive("value", wire(kind, 5))
    assert (widget.value, widget.value_throttled) == (of(kind, 5), of(kind, 4))
    widget._receive("value_throttled", wire(kind, 5))
    assert widget.value_throttled == of(kind, 5)
    widget.param.watch(lambda event: setattr(widget, "value", of(kind, 3)), "value")
    widget._receive("value", wire(kind, 6))  # what a watcher makes of it counts as set by code
    assert widget.value == widget.value_throttled == of(kind, 3)


@each
@pytest.mark.parametrize("number", [np.int64, np.uint8, np.int32])
def test_numbers_of_a_table_are_numbers_of_python(kind, number):
    widget = kind(start=number(2), end=number(9), step=number(1), value=of(kind, number(3)))
    assert {type(widget.start), type(widget.end), type(widget.step)} == {int}
    assert {type(one) for one in widget._numbers()} == {int}


@each
async def test_its_ends_and_format_reach_the_page_as_one(site, kind):
    made = []

    def app():
        made.append(kind("Number", start=0, end=10, format="0.0"))
        return made[0]

    page = await site(app).open()
    before = len(page.patches())
    made[0].param.update(start=20, end=30, value=of(kind, 25), step=5, format="0,0")
    await page.settle()
    model = page.find("Number")
    assert len(page.patches()) == before + 1
    assert [model[name] for name in ("start", "end", "value", "value_throttled", "step", "format")] == [
        20, 30, wire(kind, 25), wire(kind, 25), 5, "0,0",
    ]  # fmt: skip


@each
async def test_ends_that_the_value_is_outside_of_take_it_with_them_and_say_it_once(site, kind):
    seen, made = [], []

    def app():
        made.append(kind("Number", start=0, end=10, value=of(kind, 8)))
        made[0].param.watch(lambda event: seen.append((event.name, event.new)), ["value", "value_throttled"])
        return made[0]

    page = await site(app, dev=True).open()
    made[0].end = 5
    await page.settle()
    assert sorted(seen) == [("value", of(kind, 5)), ("value_throttled", of(kind, 5))]
    made[0].value = of(kind, 7)
    made[0].value = of(kind, 9)
    await page.settle()
    assert page.find("Number")["value"] == wire(kind, 9)
    assert len([each for each in page.session.advice.kept if each["report"] == "value"]) == 1


@each
@pytest.mark.parametrize("raw", [1e308, -1e308, 2**62, 10.5, -0.5, True, "x", {}, [[]]])
async def test_no_page_sends_what_is_no_number_within_the_ends(site, kind, raw):
    fixed = {"fixed_start": 0, "fixed_end": 10} if "fixed_end" in kind.param else {}
    made = []

    def app():
        made.append(kind("Number", start=0, end=10, value=of(kind, 8), **fixed))
        return made[0]

    page = await site(app).open()
    cseq = page.set("Number", wire(kind, raw))
    await page.advance(0.1)
    assert page.settled[cseq]["rejected"] == "bad_value"
    assert made[0].value == of(kind, 8)
    typed = "value" in made[0]._info.entered  # and stays
    assert page.find("Number")["value"] == wire(kind, raw if typed else 8)


@each
@pytest.mark.parametrize("end", [float("nan"), float("inf")])
async def test_the_ends_of_an_empty_table_are_no_error(site, kind, end):
    made = []

    def app():
        made.append(kind("Number", start=-end, end=end))
        return made[0]

    if any(isinstance(kind.param[name], param.Integer) for name in ("start", "end")):
        with pytest.raises(ValueError, match="integer"):
            app()
        return
    page = await site(app, dev=True).open()
    assert [page.find("Number")[name] for name in ("start", "end")] == [None, None]
    cseq = page.set("Number", wire(kind, 5))
    await page.advance(0.1)
    reports = [each["text"] for each in page.session.advice.kept if each["report"] == "value"]
    if issubclass(kind, tr.widgets.NumberInput):  # there they are open
        assert (page.settled[cseq], reports, made[0].value) == (None, [], 5)
    else:
        assert page.settled[cseq] == {"rejected": "bad_value"}
        (report,) = reports
        assert "is no track, so it cannot be moved. Give two numbers." in report


@each
def test_a_copy_has_the_same_numbers(kind):
    widget = kind("Number", start=1, end=10, value=of(kind, 4), format="0.0")
    copy = widget.clone()
    assert type(copy) is kind
    assert (copy.value, copy.value_throttled, copy.start, copy.end, copy.format) == (
        of(kind, 4),
        of(kind, 4),
        1,
        10,
        "0.0",
    )
