"""Number inputs: which numbers they take, none at all, ends, large whole numbers."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import transom as tr
from tests.widgets.test_values import WAYS, changed

assert changed  # the fixture

KINDS = [tr.widgets.IntInput, tr.widgets.FloatInput]
LARGE = 2**63 + 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({}, 0),
        ({"value": None, "start": 10}, None),
        ({"start": 10}, 10),
        ({"end": -2}, -2),
        ({"start": 0, "value": 250}, 250),
        ({"value": np.int64(7)}, 7),
    ],
)
def test_what_it_has_from_the_first(kind, given, value):
    field = kind(**given)
    assert field.value == field.value_throttled == value
    assert type(field.value) in (int, float, type(None))


def test_one_end_brings_no_other():
    assert tr.widgets.FloatInput(start=0).end is None
    assert tr.widgets.IntInput(end=5).start is None


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({}, tr.widgets.IntInput),
        ({"value": 3, "end": 9}, tr.widgets.IntInput),
        ({"value": np.int32(3)}, tr.widgets.IntInput),
        ({"value": 1.5}, tr.widgets.FloatInput),
        ({"step": 0.5}, tr.widgets.FloatInput),
        ({"value": None}, tr.widgets.FloatInput),
    ],
)
def test_a_number_input_is_of_the_kind_of_what_it_is_given(given, kind):
    field = tr.widgets.NumberInput(label="N", **given)
    assert type(field) is type(tr.widgets.Spinner(**given)) is kind
    assert isinstance(field, tr.widgets.NumberInput)
    assert field.label == "N"


@pytest.mark.parametrize("bad", ["5", 1.5, [1]])
def test_values_of_another_kind_are_refused_with_the_name(bad):
    with pytest.raises(ValueError, match=r"IntInput.value"):
        tr.widgets.IntInput(value=bad)


async def sent(site, kind, raw, name="value", **given):
    """What a page's `raw` makes of a field, and whether it was taken."""
    page = await site(lambda: kind(**given)).open()
    (node,) = [each for each in page.view.tree.nodes.values() if isinstance(each.component, tr.widgets.NumberInput)]
    cseq = page.set(node.component._info.name, raw, name)
    await page.advance(0.1)
    return getattr(node.component, name), page.settled.get(cseq)


@pytest.mark.parametrize(("raw", "value"), [(2, 2.0), (1e3, 1000.0), (-0.5, -0.5), (None, None)])
async def test_a_float_stays_a_float_and_nothing_is_none(site, raw, value):
    got, refused = await sent(site, tr.widgets.FloatInput, raw)
    assert (got, refused, type(got)) == (value, None, type(value))


@pytest.mark.parametrize(("raw", "value"), [(2, 2), (2.0, 2), (None, None), (str(LARGE), LARGE), ("-12", -12)])
async def test_a_whole_number_may_be_of_any_size(site, raw, value):
    got, refused = await sent(site, tr.widgets.IntInput, raw, value=1)
    assert (got, refused, type(got)) == (value, None, type(value))


@pytest.mark.parametrize("bad", ["abc", "", "1.5", "1_000", "１", "9" * 401, True, [1], {"a": 1}])
@pytest.mark.parametrize("name", ["value", "value_throttled"])
@pytest.mark.parametrize("kind", KINDS)
async def test_a_bad_value_is_rejected(site, kind, bad, name):
    got, refused = await sent(site, kind, bad, name, start=0, end=10, value=3)
    assert (got, refused) == (3, {"rejected": "bad_value"})


@pytest.mark.parametrize(("raw", "reason"), [(11, "At most 10."), (-1, "At least 0.")])
@pytest.mark.parametrize("kind", KINDS)
async def test_a_number_beyond_the_ends_is_refused_with_its_reason(site, kind, raw, reason):
    got, refused = await sent(site, kind, raw, start=0, end=10, value=3)
    assert (got, refused) == (3, {"rejected": "bad_value", "reason": reason})


async def test_fractions_are_refused_where_numbers_are_whole(site):
    assert await sent(site, tr.widgets.IntInput, 1.5) == (0, {"rejected": "bad_value"})


async def test_the_page_has_all_digits(site):
    def app():
        ends = {"start": -LARGE, "end": 2 * LARGE}
        return tr.Row(tr.widgets.IntInput(value=LARGE, **ends), tr.widgets.FloatInput(value=Decimal("0.1")))

    page = await site(app).open()
    model = page.find("IntInput")
    assert [model[name] for name in ("value", "start", "end", "step")] == [str(LARGE), str(-LARGE), str(2 * LARGE), 1]
    assert page.find("FloatInput")["value"] == 0.1


@given(st.integers(), st.integers(min_value=1))
def test_whole_numbers_come_back_as_they_went(value, step):
    field = tr.widgets.IntInput(value=value, step=step)
    for name in ("value", "step", "start"):
        wire = field._encode(name, None)
        assert wire is None or field._decode_value(wire) == getattr(field, name)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_come_back_as_they_went(value):
    field = tr.widgets.FloatInput(value=value)
    assert field._decode_value(field._encode("value", None)) == value


# --------------------------------------------------------------------------------- what does not fit


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("ends", "said"), [({"start": 0, "end": 5}, "0…5"), ({"end": 5}, "…5")])
async def test_a_value_outside_of_the_ends_is_kept_shown_and_reported_once(changed, way, kind, ends, said):
    shown = await changed(way, kind, {"value": 1, **ends}, {"value": 50})
    assert shown.widget.value == shown.model["value"] == 50
    assert shown.seen == ([] if way == "constructor" else [50])
    (report,) = shown.reports
    assert f"{kind.__name__} '': value=50 is outside of {said}; it is shown all the same. Write a wider" in report


@pytest.mark.parametrize("way", WAYS)
async def test_ends_that_move_past_the_value_take_it_with_them(changed, way):
    shown = await changed(way, tr.widgets.FloatInput, {"value": 7}, {"end": 3})
    if way == "constructor":  # there the value is given too: it is kept
        assert (shown.widget.value, len(shown.reports)) == (7, 1)
        return
    assert (shown.widget.value, shown.widget.value_throttled, shown.model["value"]) == (3, 3, 3)
    assert (shown.seen, shown.reports) == ([3], [])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"start": 20}, "start=20 is above end=10, so nothing can be entered. Swap them."),
        ({"step": 0}, "step=0 is not above 0, so 1 is used."),
    ],
)
async def test_ends_the_wrong_way_round_and_steps_without_size_are_kept(changed, way, change, text):
    shown = await changed(way, tr.widgets.IntInput, {"end": 10, "value": 5}, change)
    assert (shown.widget.value, shown.seen, shown.model["step"]) == (5, [], 1)
    (report,) = shown.reports
    assert text in report


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", KINDS)
async def test_it_may_have_no_value(changed, way, kind):
    shown = await changed(way, kind, {"value": 1}, {"value": None})
    assert shown.widget.value is shown.widget.value_throttled is shown.model["value"] is None
    assert shown.reports == []


@pytest.mark.parametrize("end", [float("inf"), None])
async def test_an_end_without_end_is_none(site, end):
    page = await site(lambda: tr.widgets.FloatInput(value=1.5, start=-1, end=end), dev=True).open()
    assert page.find("FloatInput")["end"] is None
    cseq = page.set("FloatInput", 1e300)
    await page.advance(0.1)
    assert page.settled[cseq] is None
