"""What views and references follow: parameters of objects that may be replaced."""

from __future__ import annotations

import asyncio

import param
import pytest

import transom as tr
from transom.reactive.dependencies import dependencies_of


class Shape(param.Parameterized):
    radius = param.Integer(1, bounds=(0, 9))


class Model(param.Parameterized):
    shape = param.ClassSelector(class_=Shape)
    count = param.Integer(1)

    def plain(self):
        return f"count {self.count}"

    async def later(self):
        await asyncio.sleep(0)
        return f"count {self.count}"

    @param.depends("shape.radius")
    def part(self):
        return f"radius {self.shape.radius if self.shape else None}"

    @param.depends("shape", "shape.param")
    def whole(self):
        return f"radius {self.shape.radius if self.shape else None}"

    @param.depends("part")
    def of_method(self):
        return self.part()

    @param.depends("shape.radius:bounds")
    def of_bounds(self):
        return f"up to {self.shape.param.radius.bounds[1]}"


class Deeper(Model):
    inner = param.ClassSelector(class_=Model)

    @param.depends("inner.shape.radius")
    def deep(self):
        return f"radius {self.inner.shape.radius if self.inner and self.inner.shape else None}"


def watchers(obj):
    return sum(len(each) for kinds in obj._param__private.watchers.values() for each in kinds.values())


def text(page):
    return page.text.strip().removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize("name", ["plain", "later"])
async def test_a_method_that_names_nothing_follows_all_parameters_of_its_class(site, name):
    model = Model(shape=Shape())
    page = await site(lambda: tr.Column(getattr(model, name))).open()
    await page.settle()
    assert text(page) == "count 1"
    model.count = 2
    await page.settle()
    assert text(page) == "count 2"


@pytest.mark.parametrize("name", ["part", "whole", "of_method"])
async def test_a_method_follows_an_object_that_is_replaced(site, name):
    old = Shape()
    model = Model(shape=old)
    page = await site(lambda: tr.Column(getattr(model, name))).open()
    model.shape = Shape(radius=2)
    await page.settle()
    assert text(page) == "radius 2"
    model.shape.radius = 3
    await page.settle()
    assert text(page) == "radius 3"
    assert watchers(old) == 0


async def test_a_method_follows_an_object_that_comes_later_and_goes(site):
    model = Deeper()
    page = await site(lambda: tr.Column(model.deep)).open()
    assert text(page) == "radius None"
    model.inner = Model()
    model.inner.shape = Shape(radius=4)
    await page.settle()
    assert text(page) == "radius 4"
    model.inner.shape.radius = 5
    await page.settle()
    assert text(page) == "radius 5"
    model.inner = None
    await page.settle()
    assert text(page) == "radius None"


async def test_a_method_follows_what_is_said_of_a_parameter(site):
    model = Model(shape=Shape())
    page = await site(lambda: tr.Column(model.of_bounds)).open()
    assert text(page) == "up to 9"
    model.shape.param.radius.bounds = (0, 5)
    await page.settle()
    assert text(page) == "up to 5"


async def test_a_reference_follows_a_method(site):
    model = Model(shape=Shape())

    def app():
        return tr.Column(tr.widgets.StaticText(value=model.part), tr.pane.Str(model.part))

    page = await site(app).open()
    model.shape = Shape(radius=7)
    await page.settle()
    assert page.find("StaticText")["value"] == "radius 7"


async def test_what_a_method_sets_itself_does_not_call_it_again(site):
    called = []

    class Counting(param.Parameterized):
        count = param.Integer(0)

        def view(self):
            called.append(self.count)
            self.count += 1
            return f"{self.count}"

    model = Counting()
    page = await site(lambda: tr.Column(model.view)).open()
    await page.settle()
    assert called == [0]
    model.count = 5
    await page.settle()
    assert called == [0, 5]
    assert text(page) == "6"


async def test_nothing_is_watched_when_the_page_has_gone(site):
    model = Model(shape=Shape())
    one = site(lambda: tr.Column(model.plain, model.part, model.whole))
    before = watchers(model), watchers(model.shape)
    page = await one.open()
    model.shape = Shape(radius=2)
    await page.settle()
    await one.leave(page)
    assert (watchers(model), watchers(model.shape)) == before


async def test_parameters_of_a_library_are_no_reason_to_call_a_method(site):
    called = []

    class Own(tr.custom.PyComponent):
        count = param.Integer(1)

        def view(self):
            called.append(self.count)
            return f"{self.count}"

        def __panel__(self):
            return tr.Column(self.view)

    own = Own()
    page = await site(lambda: own).open()
    own.margin = 5
    await page.settle()
    assert called == [1]
    own.count = 2
    await page.settle()
    assert called == [1, 2]


def test_what_depends_on_nothing():
    assert dependencies_of(lambda: 1).find() == []
    assert dependencies_of([1, "x"], recursive=True).find() == []


def test_methods_are_found_in_containers():
    model = Model(shape=Shape())
    found = dependencies_of([model.param.count, {"a": model.part}], recursive=True).find()
    assert [(type(each.owner).__name__, each.name) for each in found] == [
        ("Model", "count"),
        ("Model", "shape"),
        ("Shape", "radius"),
    ]


# Functions that are bound to methods


class Later(Model):
    @param.depends("count")
    async def soon(self):
        await asyncio.sleep(0)
        return f"count {self.count}"


@pytest.mark.parametrize("name", ["part", "whole", "of_method"])
async def test_a_function_bound_to_a_method_follows_what_that_names(site, name):
    model = Model(shape=Shape())
    page = await site(lambda: tr.Column(tr.bind(str.upper, getattr(model, name)))).open()
    assert text(page) == "RADIUS 1"
    model.shape = Shape(radius=2)
    await page.settle()
    assert text(page) == "RADIUS 2"
    model.shape.radius = 3
    await page.settle()
    assert text(page) == "RADIUS 3"


async def test_so_does_one_that_is_bound_to_it_in_turn_or_by_name_or_to_what_awaits(site):
    model = Later(shape=Shape())

    def both(part, *, soon):
        return f"{part}, {soon}"

    view = tr.bind(str.upper, tr.bind(both, model.part, soon=model.soon))
    page = await site(lambda: tr.Column(view)).open()
    await page.settle()
    assert text(page) == "RADIUS 1, COUNT 1"
    model.shape = Shape(radius=2)
    model.shape.radius = 4
    model.count = 3
    await page.settle()
    assert text(page) == "RADIUS 4, COUNT 3"


async def test_one_that_watches_is_called_for_an_object_that_has_taken_the_others_place(site):
    model, seen = Model(shape=Shape()), []

    def app():
        tr.bind(seen.append, model.part, watch=True)
        return tr.widgets.StaticText()

    page = await site(app).open()
    model.shape = Shape(radius=2)
    await page.settle()
    model.shape.radius = 3
    await page.settle()
    assert seen == ["radius 2", "radius 3"]
    await page.disconnect()


async def test_a_widget_that_is_a_default_is_said_to_be_followed_by_nobody(site):
    def app():
        slider = tr.widgets.IntSlider(value=1, end=9)

        @tr.bind
        def shown(number=slider, text="plain"):
            return f"{number.value} {text}"

        return tr.Column(slider, shown, tr.bind(lambda number, other=2: str(number), slider))

    page = await site(app).open()
    reports = [each["text"] for each in page.session.advice.kept if each["report"] == "default"]
    assert len(reports) == 1
    assert "shown" in reports[0]
    assert "@tr.depends(number=…)" in reports[0]
    assert "tr.bind(function, number=…)" in reports[0]
