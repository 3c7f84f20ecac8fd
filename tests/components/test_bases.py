"""What authors derive components of their own from."""

from __future__ import annotations

import asyncio

import param
import pytest

import transom as tr
from transom.errors import DisplayError
from transom.layout import ListLike, NamedListLike
from transom.pane import PaneBase
from transom.widgets import WidgetBase

# Viewer


class Person(tr.Viewer):
    name_ = param.String(default="Ada")

    def __panel__(self):
        return tr.Row(tr.widgets.TextInput.from_param(self.param.name_), self.greeting)

    @param.depends("name_")
    def greeting(self):
        return f"Hello {self.name_}"


async def test_a_viewer_is_shown_by_what_it_says(site):
    person = Person()
    page = await site(lambda: tr.Column("# Who", person, person)).open()
    assert page.text.count("Hello Ada") == 2
    field = page.all("TextInput")[0]
    page.set(field, "Bo")
    await page.settle()
    assert person.name_ == "Bo"
    assert page.text.count("Hello Bo") == 2
    assert [each["value"] for each in page.all("TextInput")] == ["Bo", "Bo"]


async def test_a_viewer_is_servable_and_takes_a_title(site):
    def app():
        assert Person().servable(title="People").name_ == "Ada"

    page = await site(app).open()
    assert "Hello Ada" in page.text
    assert page.title == "People"


def test_parameters_given_with_a_viewer_are_those_of_its_view():
    assert tr.panel(Person(), width=300).width == 300


@pytest.mark.parametrize("way", ["depends", "coroutine", "generator"])
async def test_a_view_that_changes_is_the_newest(site, way):
    class Number(tr.Viewer):
        n = param.Integer(default=1)

        if way == "depends":

            @param.depends("n")
            def __panel__(self):
                return f"n is {self.n}"

        elif way == "coroutine":

            @param.depends("n")
            async def __panel__(self):
                await asyncio.sleep(1)
                return f"n is {self.n}"

        else:

            def __panel__(self):
                yield "n is 0"
                yield f"n is {self.n}"

    number = Number()
    page = await site(lambda: tr.Row(number)).open()
    await page.advance(2)
    assert "n is 1" in page.text
    if way != "generator":
        number.n = 2
        await page.advance(2)
        assert "n is 2" in page.text


def test_anything_that_says_how_it_is_shown_is_shown_so():
    class Plain:
        def __panel__(self):
            return "# Plain"

        def _repr_html_(self):
            return "<p>never</p>"

    assert tr.panel(Plain()).object == "# Plain"


def test_one_that_says_nothing_or_itself_is_told_what_to_write():
    class Silent(tr.Viewer):
        pass

    class Own(tr.Viewer):
        def __panel__(self):
            return self

    class Nested(tr.Viewer):
        def __panel__(self):
            return tr.Row("around", self)

    assert "returns the object itself" in tr.panel(Nested())[1].error["message"]
    with pytest.raises(NotImplementedError, match=r"Silent has no __panel__\. Write one"):
        tr.panel(Silent())
    with pytest.raises(DisplayError, match="__panel__ of Own returns the object itself"):
        tr.panel(Own())


async def test_one_that_fails_does_so_in_its_place(site, failures):
    class Broken(tr.Viewer):
        def __panel__(self):
            raise RuntimeError("no")

    page = await site(lambda: tr.Row("fine", Broken())).open()
    assert "fine" in page.text
    assert "no" in page.text
    assert len(failures()) == 1


# PyComponent


class Stars(tr.PyComponent, WidgetBase):
    value = param.Integer(default=2)
    data = param.Parameter(default=object())  # nothing that a page could be told
    made = 0

    def __init__(self, **params):
        super().__init__(**params)
        self._more = tr.widgets.Button(label="more")
        self._more.on_click(lambda event: setattr(self, "value", self.value + 1))

    def __panel__(self):
        type(self).made += 1
        return tr.Row(self._more, self._said)

    @param.depends("value")
    def _said(self):
        return "o" * self.value


async def test_a_component_made_of_others(site):
    Stars.made = 0
    stars = Stars(label="How good", width=300)
    seen = []
    stars.param.watch(lambda event: seen.append(event.new), "value")
    page = await site(lambda: tr.Column(stars, tr.bind(lambda n: f"{n} of 5", stars), stars)).open()
    model = page.find("How good")
    assert (model.type, model["width"]) == ("Stars", 300)
    assert "data" not in model.values
    assert Stars.made == 1
    page.click("more")
    await page.settle()
    assert (stars.value, seen) == (3, [3])
    assert "ooo" in page.text
    assert "3 of 5" in page.text


async def test_what_all_components_have_holds_for_what_it_shows(site):
    stars = Stars()
    page = await site(lambda: stars).open()
    for name, off, on in (("disabled", True, False), ("visible", False, True)):
        setattr(stars, name, off)
        await page.settle()
        refused = page.click("more")
        await page.settle()
        assert page.settled[refused] is not None
        setattr(stars, name, on)
    await page.settle()
    page.click("more")
    await page.settle()
    assert stars.value == 3


def test_a_component_made_of_others_is_found_printed_and_cloned():
    stars = Stars(value=4, width=5)
    assert stars.select(tr.widgets.Button) == [stars._more]
    assert str(stars).splitlines()[:3] == [
        "Stars(value=4, width=5)",
        "    Row()",
        "        [0] Button(label='more')",
    ]
    other = stars.clone(width=6)
    assert (other.value, other.width) == (4, 6)
    assert other.select(tr.widgets.Button) == [other._more]
    assert other._more is not stars._more


async def test_what_is_given_to_it_may_be_shown_in_it(site):
    class Framed(tr.PyComponent):
        title = tr.Child()
        children = tr.Children()

        def __panel__(self):
            return tr.Card(tr.Column(objects=self.param.children), title="Framed", label="in it")

    framed = Framed(title="# T", children=["a", tr.widgets.Button(label="b")])
    page = await site(lambda: tr.Row(framed)).open()
    assert page.find("Framed").inside == [page.find("in it").id]
    assert len(page.all("Button")) == 1
    framed.children = ["only"]
    await page.settle()
    assert "only" in page.text
    assert page.all("Button") == []


async def test_a_component_made_of_others_may_be_a_function_of_its_parameters(site):
    class Lines(tr.PyComponent):
        n = param.Integer(default=1)

        @param.depends("n")
        def __panel__(self):
            return tr.Column(*(f"line {each}" for each in range(self.n)))

    lines = Lines()
    page = await site(lambda: lines).open()
    lines.n = 3
    await page.settle()
    assert "line 2" in page.text


async def test_one_that_fails_or_says_nothing_does_so_in_its_place(site, failures):
    class Silent(tr.PyComponent):
        pass

    page = await site(lambda: tr.Row("fine", Silent())).open()
    assert "fine" in page.text
    assert "Silent has no __panel__" in page.text
    assert len(failures()) == 1


async def test_one_that_is_inside_itself_says_so(site):
    class Nested(tr.PyComponent):
        def __panel__(self):
            return tr.Row("around", self)

    page = await site(lambda: tr.Row("fine", Nested())).open()
    assert "A Nested cannot be put inside itself" in page.text
    assert "fine" in page.text


async def test_one_component_made_of_others_in_two_pages(site):
    stars = Stars()
    made = site(lambda: stars)
    one, two = await made.open(), await made.open()
    one.click("more")
    await one.settle()
    await two.settle()
    assert stars.value == 3
    await two.advance(1)
    assert "ooo" in two.text


# WidgetBase


def test_what_has_a_value_stands_for_it():
    class Level(WidgetBase, tr.PyComponent):
        value = param.Number(default=1.5)

        def __panel__(self):
            return tr.widgets.FloatSlider.from_param(self.param.value, end=9)

    level = Level(name="Level")
    assert (level.label, level.name) == ("Level", "Level")
    double = level.rx() * 2
    shown = tr.widgets.StaticText(value=level)
    level.value = 3.0
    assert (double.rx.value, level.rx.value, shown.value) == (6.0, 3.0, 3.0)
    assert isinstance(tr.widgets.Button(), WidgetBase)
    level.select(tr.widgets.FloatSlider)[0].value = 4.0
    assert level.value == 4.0


def test_a_value_may_be_declared_anew():
    class Colour(tr.widgets.TextInput):
        value = param.Selector(default="red", objects=["red", "green"])

    class Frame(tr.pane.Str):
        object = param.ClassSelector(class_=dict, default={})

    assert Colour(value="green").value == "green"
    with pytest.raises(ValueError, match="value"):
        Colour(value="blue")
    assert Frame({"a": 1}).object == {"a": 1}
    with pytest.raises(ValueError, match="object"):
        Frame("text")


# PaneBase


async def test_a_pane_of_ones_own_shows_what_it_applies_to(site):
    class Point:
        def __init__(self, x):
            self.x = x

    class PointPane(PaneBase):
        _front_end = "Str"
        priority = 0.9

        digits = param.Integer(default=1)
        _rerender = ("digits",)

        @classmethod
        def applies(cls, obj):
            return isinstance(obj, Point)

        def _render(self, obj):
            return f"at {obj.x:.{self.digits}f}"

    made = []

    def app():
        made.append(tr.panel(Point(2)))
        return tr.Row(*made)

    page = await site(app).open()
    assert type(made[0]) is PaneBase.get_pane_type(Point(1)) is PointPane
    assert page.find("PointPane")["object"] == "at 2.0"
    made[0].digits = 3
    await page.settle()
    assert page.find("PointPane")["object"] == "at 2.000"


async def test_a_pane_made_of_others(site):
    class Pair(PaneBase, tr.PyComponent):
        object = param.Tuple(default=(1, 2))

        @param.depends("object")
        def __panel__(self):
            return tr.Row(*map(str, self.object))

    pair = Pair((3, 4), width=9)
    page = await site(lambda: pair).open()
    assert "object" not in page.find("Pair").values
    pair.object = (5, 6)
    await page.settle()
    assert "5" in page.text


# ListLike


class Stack(ListLike, tr.PyComponent):
    def __panel__(self):
        return tr.Column(objects=self.param["objects"])


async def test_a_list_of_ones_own(site):
    stack = Stack("a", tr.widgets.Button(label="b"), width=3)
    page = await site(lambda: stack).open()
    stack.append("c")
    stack.insert(0, "first")
    del stack[1]
    await page.settle()
    assert [getattr(each, "object", each.label) for each in stack] == ["first", "b", "c"]
    assert len(page.find("Column").inside) == 3
    assert len(Stack(objects=["x", "y"])) == 2
    assert len(stack + ["d"]) == 4  # noqa: RUF005
    assert [stack.clone("z").width, len(stack.clone("z")), len(stack.clone())] == [3, 1, 3]
    with pytest.raises(TypeError, match="Stack got objects by position and by keyword"):
        Stack("a", objects=["b"])


def test_the_list_may_come_second():
    class Other(tr.PyComponent, ListLike):
        def __panel__(self):
            return tr.Row(*self.objects)

    other = Other(objects=["a"])
    other.append("b")
    assert len(other) == 2


def test_a_list_with_names():
    class Pages(NamedListLike, tr.PyComponent):
        def __panel__(self):
            return tr.Tabs(*self._items())

    pages = Pages(("One", "a"), "b")
    assert pages.names == ["One", "Markdown"]
    pages.insert(0, ("Zero", "z"))
    assert pages.names == ["Zero", "One", "Markdown"]
    pages[1] = tr.widgets.Button()
    assert pages.names[1] == "One"
    assert pages.clone().names == (pages + []).names == pages.names  # noqa: RUF005
    assert isinstance(tr.Tabs(), NamedListLike)
    assert isinstance(tr.Row(), ListLike)
