"""What a value that does not fit becomes: what is stored, what the page shows, who is told and how often.

Each row is tried as it may be set: one by one, by `param.update`, in the constructor, by a function and by a coroutine.
"""

from __future__ import annotations

import asyncio

import pytest

import transom as tr

WAYS = ("set", "update", "constructor", "def", "async")


class Shown:
    """A widget in a page, and what became of a change to it.

    Attributes:
        widget: the component.
        model: what the page knows of it.
        seen: the values that watchers of `value` were told, in order.
        reports: what its author was told.
    """

    def __init__(self, page, widget, seen):
        self.widget = widget
        self.model = page.find(type(widget).__name__)
        self.seen = seen
        self.reports = [each["text"] for each in page.session.advice.kept if each["report"] == "value"]


@pytest.fixture
def changed(site):
    """`changed(way, kind, before, change)`: a widget made with `before`, which `change` was then set on."""

    async def make(way, kind, before, change):
        seen, made = [], []

        def app():
            if way == "constructor":
                made.append(kind(**{**before, **change}))
                return made[0]
            widget = kind(**before)
            made.append(widget)
            widget.param.watch(lambda event: seen.append(event.new), "value")
            trigger = tr.widgets.Checkbox()
            if way in ("def", "async"):
                for name, value in change.items():
                    setattr(widget, name, tr.bind(_giver(way, before.get(name, getattr(widget, name)), value), trigger))
            return tr.Row(widget, trigger)

        page = await site(app, dev=True).open()
        if way == "set":
            for name, value in change.items():
                setattr(made[0], name, value)
        elif way == "update":
            made[0].param.update(**change)
        elif way in ("def", "async"):
            await page.advance(1)
            seen.clear()
            page.set("Checkbox", True)
        await page.advance(1)
        return Shown(page, made[0], seen)

    return make


def _giver(way, before, after):
    if way == "def":
        return lambda on: after if on else before

    async def later(on):
        await asyncio.sleep(0.1)
        return after if on else before

    return later


def both(*parameters):
    return pytest.mark.parametrize(*parameters)


@both("way", WAYS)
@both("kind", [tr.widgets.IntSlider, tr.widgets.FloatSlider])
async def test_a_value_outside_of_the_ends_is_kept_and_reported_once(changed, way, kind):
    shown = await changed(way, kind, {"start": 0, "end": 5}, {"value": 50})
    assert shown.widget.value == shown.model["value"] == 50
    assert shown.seen == ([] if way == "constructor" else [50])
    (report,) = shown.reports
    assert report.startswith(
        f"{kind.__name__} '': value=50 is outside of 0…5; the knob stands at the nearest end. Write"
    )


@both("way", WAYS)
async def test_ends_that_move_past_the_value_take_it_with_them(changed, way):
    shown = await changed(way, tr.widgets.IntSlider, {"end": 10, "value": 7}, {"end": 3})
    if way == "constructor":  # there the value is given too: it is kept
        assert (shown.widget.value, len(shown.reports)) == (7, 1)
        return
    assert (shown.widget.value, shown.widget.value_throttled, shown.model["value"]) == (3, 3, 3)
    assert (shown.seen, shown.reports) == ([3], [])


@both(("change", "value", "reports"), [({"end": 3, "value": 7}, 7, 1), ({"value": 70, "end": 100}, 70, 0)])
async def test_an_update_that_names_both_is_taken_at_its_word(changed, change, value, reports):
    shown = await changed("update", tr.widgets.IntSlider, {"end": 10, "value": 5}, change)
    assert (shown.widget.value, shown.seen, len(shown.reports)) == (value, [value], reports)


@both("way", WAYS)
async def test_a_slider_may_have_no_value(changed, way):
    shown = await changed(way, tr.widgets.FloatSlider, {"end": 2.0, "value": 1.0}, {"value": None})
    assert shown.widget.value is shown.widget.value_throttled is shown.model["value"] is None
    assert shown.reports == []


@both("way", WAYS)
@both(
    ("change", "text"),
    [
        ({"start": 20}, "start=20 is above end=10, so it cannot be moved. Swap them."),
        ({"step": 0}, "step=0 is not above 0, so 1 is used."),
        ({"step": -2}, "step=-2 is not above 0, so 1 is used."),
    ],
)
async def test_ends_the_wrong_way_round_and_steps_without_size_are_kept_and_reported(changed, way, change, text):
    shown = await changed(way, tr.widgets.IntSlider, {"end": 10, "value": 5}, change)
    ((name, value),) = change.items()
    assert getattr(shown.widget, name) == value
    assert shown.model["step"] == 1
    assert (shown.widget.value, shown.seen) == (5, [])
    (report,) = shown.reports
    assert text in report


async def test_what_a_page_sends_to_ends_the_wrong_way_round_is_refused(site):
    page = await site(lambda: tr.widgets.IntSlider(start=5, end=1, value=3)).open()
    cseq = page.set("IntSlider", 3)
    await page.advance(0.1)
    assert page.settled[cseq] == {"rejected": "bad_value"}


@both(("given", "value"), [({}, 0), ({"start": 5, "end": 9}, 5), ({"start": -5, "end": -2}, -2), ({"start": -5}, 0)])
def test_a_slider_without_a_value_has_the_default_or_the_nearest_end(given, value):
    slider = tr.widgets.IntSlider(**given)
    assert slider.value == slider.value_throttled == value


ONE = [tr.widgets.Select, tr.widgets.RadioBoxGroup, tr.widgets.RadioButtonGroup]
MANY = [tr.widgets.MultiChoice, tr.widgets.MultiSelect, tr.widgets.CheckBoxGroup, tr.widgets.CheckButtonGroup]


@both("way", WAYS)
@both("kind", ONE)
async def test_a_value_that_is_no_option_is_kept_and_reported_once(changed, way, kind):
    shown = await changed(way, kind, {"options": ["a", "b"]}, {"value": "zz"})
    assert shown.widget.value == "zz"
    assert shown.model["value"] is None
    assert shown.seen == ([] if way == "constructor" else ["zz"])
    (report,) = shown.reports
    assert f"{kind.__name__} '': value='zz' is not among the options ['a', 'b'], so nothing is chosen." in report


@both("way", WAYS)
@both(
    ("kind", "before", "after"),
    [
        (tr.widgets.Select, {"placeholder": "Choose"}, None),
        *((kind, {}, "x") for kind in ONE),
        *((kind, {"options": ["a", "b"], "value": "b"}, "x") for kind in ONE),
    ],
)
async def test_other_options_take_the_first_or_nothing_for_a_value_that_they_have_not(
    changed, way, kind, before, after
):
    before = {"options": ["a", "b"], **before}
    if way == "constructor":
        before.pop("value", None)
    shown = await changed(way, kind, before, {"options": ["x", "y"]})
    assert shown.widget.value == after
    assert shown.model["labels"][1:] == ["x", "y"]
    assert (shown.model["value"] is None) == (after is None)
    assert shown.seen in ([], [after])
    assert shown.reports == []


@both("way", WAYS)
@both("kind", MANY)
async def test_values_that_are_no_options_are_kept_and_reported_once(changed, way, kind):
    shown = await changed(way, kind, {"options": ["a", "b"]}, {"value": ["zz", "b", "y"]})
    assert shown.widget.value == ["zz", "b", "y"]
    assert shown.model["value"] == [shown.model["labels"][0], 1]
    assert shown.seen == ([] if way == "constructor" else [["zz", "b", "y"]])
    (report,) = shown.reports
    assert f"{kind.__name__} '': value=['zz', 'b', 'y'] has 'zz', which is not among the options ['a', 'b']" in report


@both("way", WAYS)
@both("kind", MANY)
@both(("before", "after"), [(["a", "b"], ["b"]), (["b"], ["b"]), (["a"], []), ([], [])])
async def test_other_options_take_out_of_a_value_what_they_have_not(changed, way, kind, before, after):
    shown = await changed(way, kind, {"options": ["a", "b"], "value": before}, {"options": ["b", "x"]})
    if way == "constructor":  # there the value is given too: it is kept
        assert (shown.widget.value, len(shown.reports)) == (before, int("a" in before))
        return
    assert shown.widget.value == after
    assert shown.model["value"] == [shown.model["labels"][0], *map(["b", "x"].index, after)]
    assert (shown.seen, shown.reports) == ([] if before == after else [after], [])


async def test_a_value_waits_for_options_and_ends_that_are_on_their_way(site):
    seen, made = [], []

    def app():
        async def later(value):
            await asyncio.sleep(1)
            return value

        fits = tr.widgets.Select(label="fits", options=tr.bind(later, ["x1", "x2"]), value="x2")
        other = tr.widgets.Select(label="other", options=tr.bind(later, ["x1"]), value="x9")
        inside = tr.widgets.IntSlider(label="inside", end=tr.bind(later, 9), value=7)
        beyond = tr.widgets.IntSlider(label="beyond", end=tr.bind(later, 5), value=7)
        made.extend((fits, other, inside, beyond))
        for each in made:
            each.param.watch(lambda event: seen.append((event.obj.label, event.new)), "value")
        return tr.Row(*made)

    page = await site(app, dev=True).open()
    assert [each.value for each in made] == ["x2", "x9", 7, 7]
    await page.advance(2)
    assert [each.value for each in made] == ["x2", "x1", 7, 5]
    assert sorted(seen) == [("beyond", 5), ("other", "x1")]
    assert [each for each in page.session.advice.kept if each["report"] == "value"] == []
    assert page.find("fits")["value"] == [page.find("fits")["labels"][0], 1]


@both(
    ("given", "value"),
    [
        ({"options": ["a"]}, "a"),
        ({"options": ["a"], "value": None}, "a"),
        ({"options": ["a"], "placeholder": "Choose"}, None),
        ({"options": {"All": None, "A": "a"}}, None),
        ({"options": ["a", None], "value": None}, None),
        ({}, None),
    ],
)
def test_a_choice_without_a_value(given, value):
    assert tr.widgets.Select(**given).value == value
