"""Expressions: shown with the widgets that they are made of, computed once a change, given back."""

from __future__ import annotations

import asyncio
import gc

import param
import pytest

import transom as tr
from transom.forms.reactive_expr import widgets_of

w = tr.widgets


def count_of(expression):
    watchers = expression._wrapper._param__private.watchers
    return sum(len(each) for watched in watchers.values() for each in watched.values())


def kinds(layout):
    return [type(each).__name__ for each in layout]


def test_an_expression_is_shown_beside_its_widgets():
    slider, text = w.IntSlider("N", value=2, end=9), w.TextInput("T", value="ab")
    pane = tr.panel(tr.rx("x y z").replace("y", text) + slider.rx().rx.pipe(str))
    assert isinstance(pane, tr.ReactiveExpr)
    assert isinstance(pane.layout, tr.Row)
    assert kinds(pane.layout) == ["WidgetBox", "ParamFunction"]
    assert set(pane.widgets) == {slider, text}
    view = pane.layout[1].children[0]
    assert view.object == "x ab z2"
    slider.value = 5
    assert pane.layout[1].children[0].object == "x ab z5"
    assert isinstance(tr.panel(tr.rx("x")), tr.ParamFunction)


def test_widgets_are_found_at_any_depth_and_once():
    start, end, fill = w.IntSlider("Start"), w.IntSlider("End", value=1), w.Checkbox("Fill")
    expression = tr.rx(list(range(9)))[start:end].rx.pipe(lambda rows, more: (rows, more), {"fill": fill, "s": start})
    assert {each.label for each in widgets_of(expression)} == {"Start", "End", "Fill"}
    assert widgets_of(tr.bind(str, fill).rx() + "x") == [fill]
    assert widgets_of(start.param.value.rx() + start) == [start]
    assert widgets_of(None) == []


@pytest.mark.parametrize(
    ("location", "kind", "first", "align"),
    [
        ("left", tr.Row, "WidgetBox", ("start", "center")),
        ("left_top", tr.Row, "WidgetBox", ("start", "start")),
        ("left_bottom", tr.Row, "WidgetBox", ("start", "end")),
        ("right", tr.Row, "ParamFunction", ("start", "center")),
        ("right_top", tr.Row, "ParamFunction", ("start", "start")),
        ("right_bottom", tr.Row, "ParamFunction", ("start", "end")),
        ("top", tr.Column, "WidgetBox", ("center", "start")),
        ("top_left", tr.Column, "WidgetBox", ("start", "start")),
        ("top_right", tr.Column, "WidgetBox", ("end", "start")),
        ("bottom", tr.Column, "ParamFunction", ("center", "start")),
        ("bottom_left", tr.Column, "ParamFunction", ("start", "start")),
        ("bottom_right", tr.Column, "ParamFunction", ("end", "start")),
    ],
)
def test_where_the_widgets_stand(location, kind, first, align):
    pane = tr.ReactiveExpr(w.IntSlider().rx() + 1, widget_location=location)
    assert type(pane.layout) is kind
    assert kinds(pane.layout)[0] == first
    assert pane.widgets.align == align


def test_how_they_are_shown():
    slider = w.IntSlider()
    pane = tr.ReactiveExpr(slider.rx() + 1, center=True, widget_layout=tr.Column)
    assert kinds(pane.layout) == ["Column", "HSpacer", "ParamFunction", "HSpacer"]
    assert isinstance(pane.widgets, tr.Column)
    box, view = pane.widgets, pane.layout[2]
    pane.widget_location = "right"
    assert kinds(pane.layout) == ["HSpacer", "ParamFunction", "HSpacer", "Column"]
    pane.widget_location = "top"
    assert kinds(pane.layout) == ["HSpacer", "Column", "HSpacer"]
    assert list(pane.layout[1]) == [box, view]
    pane.center = False
    pane.widget_location = "bottom"
    assert (pane.layout[1], pane.layout[0]) == (box, view)
    pane.show_widgets = False
    assert list(pane.layout) == [view]
    pane.object = w.Checkbox().rx().rx.not_()
    pane.show_widgets = True
    assert kinds(pane.widgets) == ["Checkbox"]
    pane.object = None
    assert (pane.layout, list(pane.widgets)) == (None, [])


async def test_what_is_no_expression_says_so(site):
    page = await site(lambda: tr.Column(pane := tr.ReactiveExpr(5), len(pane.widgets))).open()
    assert page.find("ParamFunction")["error"]["message"] == "5 came; give one, as rx(3) * slider."


async def test_the_widgets_stay_where_they_are_while_the_value_changes(site):
    def app():
        rows = w.IntSlider("Rows", value=1, end=9)
        return tr.Row(tr.rx(list("abcdefghi"))[:rows])

    page = await site(app).open()
    before = page.find("Rows").id
    for n in (2, 5):
        page.set("Rows", n)
        await page.settle()
    assert page.find("Rows").id == before
    assert page.component("ReactiveExpr").layout[1].children[0].object == list("abcde")


async def test_an_expression_that_awaits_shows_its_newest_value(site):
    def app():
        slider = w.IntSlider("N", value=1, end=9)

        async def slow(n):
            await asyncio.sleep(9 - n)
            return f"n {n}"

        return tr.Row(tr.bind(slow, slider).rx())

    page = await site(app).open()
    await page.advance(9)
    page.set("N", 2)
    page.set("N", 5)
    await page.advance(9)
    assert "n 5" in page.text


def test_an_expression_is_computed_once_a_change_also_when_it_is_shown_twice():
    calls = []

    def count(value):
        calls.append(value)
        return value

    source = tr.rx("bob")
    name = source.rx.pipe(count).title()
    shown = [tr.Row(name), tr.Row(name)]
    assert calls == ["bob"]
    source.rx.value = "eve"
    assert [each[0].children[0].object for each in shown] == ["Eve", "Eve"]
    assert calls == ["bob", "eve"]


@pytest.mark.parametrize(
    "make",
    [
        lambda start: tr.rx(list(range(20)))[start:18],
        lambda start: tr.rx([]).rx.pipe(lambda _, more: [more["a"][0]], {"a": (start,)}),
    ],
)
def test_references_inside_of_slices_and_containers_are_followed(make):
    start = tr.rx(1)
    expression = make(start)
    shown = tr.Row(expression)
    assert expression.rx.value[0] == 1
    start.rx.value = 4
    assert expression.rx.value[0] == 4
    assert shown[0].children[0].object[0] == 4


def test_a_list_changed_in_place_is_seen_when_it_is_assigned():
    source = tr.rx([])
    seen = []
    source.rx.watch(seen.append)
    for _ in range(3):
        source.rx.value.append(1)
    assert seen == []
    source.rx.value = [5]
    assert seen == [[5]]


async def test_nothing_is_held_of_expressions_and_pages_that_have_gone(site):
    source = tr.rx(1)
    before = count_of(source)
    for _ in range(100):
        (source + 1).rx.value  # noqa: B018
        tr.Row(source + 1)
    gc.collect()
    assert count_of(source) == before
    page = await site(lambda: tr.Row(source + w.IntSlider("N", value=1))).open()
    assert "2" in page.text
    await page.registry.aclose()
    gc.collect()
    assert count_of(source) == before


def test_a_widget_shown_twice_comes_to_rest():
    class Model(param.Parameterized):
        x = param.Number(default=0.0)

    model = Model()
    one, two = w.FloatInput.from_param(model.param.x), w.FloatInput.from_param(model.param.x)
    seen = []
    model.param.watch(lambda event: seen.append(event.new), "x")
    for n in range(101):
        one.value = float(n)
    assert (one.value, two.value, model.x, len(seen)) == (100, 100, 100, 100)
