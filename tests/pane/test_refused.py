"""What is no object to be shown is named, with what to write; a layout shows a card in its place and all else."""

from __future__ import annotations

import json
import re

import param
import pytest

import transom as tr
from transom.errors import DisplayError


class Model(param.Parameterized):
    number = param.Integer(default=1)


class Own(param.Parameterized):
    def _repr_html_(self):
        return "<b>own</b>"


def generator():
    yield 1


async def coroutine():
    return 1


async def async_generator():
    yield 1


def add(left, right, *rest, scale=1):
    return left + right


class Awaitable:
    def __await__(self):
        yield


class Panels:
    __module__ = "panel.viewable"


REFUSED = {
    "class": (lambda: Model, "is a class.*Give an instance"),
    "module": (lambda: json, "json is a module"),
    "coroutine": (coroutine, r"coroutine\(\) was called.*Give the function itself, `coroutine`"),
    "generator": (generator, r"generator\(\) was called.*`generator`"),
    "async generator": (async_generator, r"async_generator\(\) was called"),
    "awaitable": (Awaitable, "still to be awaited"),
    "real Panel": (Panels, "real Panel"),
}


@pytest.mark.parametrize(("make", "words"), REFUSED.values(), ids=REFUSED)
def test_panel_refuses_it_where_it_is_given(make, words):
    with pytest.raises(DisplayError, match=re.compile(words, re.DOTALL)):
        tr.panel(make())


@pytest.mark.parametrize("put", [tr.Row, lambda obj: tr.Tabs(("name", obj))], ids=["row", "tabs"])
@pytest.mark.parametrize(("make", "words"), REFUSED.values(), ids=REFUSED)
async def test_a_layout_shows_why(site, failures, put, make, words):
    page = await site(lambda: tr.Column("before", put(make()), tr.widgets.Button(label="lives"))).open()
    await page.settle()
    assert page.find("lives")
    (card,) = [model["error"] for model in page.models.values() if model.values.get("error")]
    assert re.search(words, card["message"])
    (record,) = failures()
    assert card["id"] == record.transom_error_id
    assert "test_refused.py" in card["detail"]


@pytest.mark.parametrize("name", ["class", "module", "real Panel"])
async def test_a_view_shows_why_what_it_returns_cannot_be_shown(site, failures, name):
    make, words = REFUSED[name]
    page = await site(lambda: tr.Row(lambda *_: make())).open()
    assert re.search(words, page.find("ParamFunction")["error"]["message"])
    assert len(failures()) == 1


@pytest.mark.parametrize("make", [coroutine, generator, async_generator])
async def test_a_view_may_return_what_is_still_to_come(site, failures, make):
    page = await site(lambda: tr.Row(lambda *_: make())).open()
    await page.settle()
    assert page.find("Str")["object"] == "1"
    assert failures() == []


async def test_a_function_that_needs_arguments_says_how_to_bind_it(site, failures):
    page = await site(lambda: tr.Column("before", add, lambda x: x)).open()
    first, second = (model["error"]["message"] for model in page.all("ParamFunction"))
    assert first == (
        "add needs left and right. Bind it to widgets, parameters or values: `tr.bind(add, left=…, right=…)`."
    )
    assert "needs x" in second
    assert len(failures()) == 2


async def test_what_the_word_says_works(site):
    model = Model()
    page = await site(lambda: tr.Row(tr.bind(str, model.param.number), tr.bind(add, left=1, right=2), coroutine)).open()
    await page.settle()
    assert page.text.count("1") == 2
    assert "3" in page.text


def test_an_object_with_parameters_that_says_how_it_looks_has_no_form():
    assert isinstance(tr.panel(Own()), tr.pane.HTML)


@pytest.mark.parametrize("obj", [Own(), Exception("text"), (1, 2), {}])
def test_what_can_say_what_it_is_is_shown(obj):
    assert tr.panel(obj).error is None


def test_a_parameter_of_a_component_is_a_view_of_its_value():
    slider = tr.widgets.IntSlider(value=3, end=5)
    assert tr.Row(slider.param.value)[0].children[0].object == 3


def test_what_is_refused_is_found_in_the_layout_again():
    row = tr.Row("a", Model, "b")
    assert row.index(Model) == 1
    row.remove(Model)
    assert [each.object for each in row] == ["a", "b"]


# --- what gives nothing asks the next pane ---


class Figure:
    """As Matplotlib's: it has a method for HTML that gives something in some settings only."""

    def _repr_html_(self):
        return None

    def __str__(self):
        return "the text"


class Both(Figure):
    def _repr_png_(self):
        return None

    def _repr_markdown_(self):
        return None


async def test_a_method_that_gives_nothing_asks_the_next_pane(site, failures):
    page = await site(lambda: tr.Row(Figure(), Both(), tr.bind(Both))).open()
    assert [model["object"] for model in page.all("Str")] == ["the text"] * 3
    assert failures() == []


async def test_a_pane_that_was_asked_for_by_name_says_so(site, failures):
    page = await site(lambda: tr.Row(tr.pane.HTML(Figure()), tr.pane.PNG(Both()))).open()
    titles = [model["error"]["title"] for model in page.models.values() if model.values.get("error")]
    assert titles == ["Nothing to show"] * 2
    assert len(failures()) == 2


async def test_a_view_goes_to_another_pane_when_an_object_has_nothing_for_this_one(site, failures):
    class Sometimes:
        def __init__(self, number):
            self.number = number

        def _repr_html_(self):
            return "<b>html</b>" if self.number % 2 else None

        def __str__(self):
            return f"text {self.number}"

    def app():
        slider = tr.widgets.IntSlider(value=1, end=9)
        return tr.Row(slider, tr.bind(Sometimes, slider))

    page = await site(app).open()
    assert page.find("HTML")["object"] == "<b>html</b>"
    page.set("IntSlider", 2)
    await page.advance(0.1)
    assert page.all("HTML") == []
    assert page.find("Str")["object"] == "text 2"
    page.set("IntSlider", 3)
    await page.advance(0.1)
    assert page.find("HTML")["object"] == "<b>html</b>"
    assert failures() == []


async def test_representations_may_come_with_metadata(site):
    class Meta:
        def _repr_html_(self):
            return "<b>html</b>", {"isolated": True}

    page = await site(lambda: tr.Row(Meta())).open()
    assert page.find("HTML")["object"] == "<b>html</b>"


async def test_an_expression_is_a_view_whatever_its_value_could_say_of_itself(site, failures):
    class Shown:
        def _repr_markdown_(self):
            return "**shown**"

    page = await site(lambda: tr.Row(tr.rx(Shown()))).open()
    assert "shown" in page.find("Markdown")["object"]
    assert failures() == []
