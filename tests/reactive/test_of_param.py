"""What is used of Param's own; a new Param that breaks one of these breaks Transom."""

from __future__ import annotations

import param
import pytest

from transom.reactive import of_param


class Model(param.Parameterized):
    count = param.Integer(1)

    @param.depends("count")
    def text(self):
        return f"{self.count}"


def test_functions_say_on_what_they_depend_and_what_they_are_bound_to():
    model = Model()
    bound = param.bind(str, model.param.count)
    assert of_param.is_bound(bound)
    assert of_param.inner_of(bound) is str
    assert of_param.declared_of(model.text)["dependencies"] == ("count",)
    assert set(of_param.declared_of(bound)) >= {"dependencies", "kw"}
    assert not of_param.is_bound(str)
    assert of_param.declared_of(str) is of_param.inner_of(str) is None


def test_an_object_says_whether_it_is_made_and_has_its_values_and_watchers():
    made = []

    class Early(Model):
        def __init__(self, **params):
            made.append(of_param.is_made(self) if hasattr(self, "_param__private") else False)
            super().__init__(**params)

    model = Early(count=2)
    assert made == [False]
    assert of_param.is_made(model)
    assert of_param.values_of(model)["count"] == 2
    watcher = model.param.watch(print, "count")
    assert watcher in of_param.watchers_of(model)["count"]["value"]


def test_an_object_says_what_a_parameter_of_it_refers_to():
    class Follower(param.Parameterized):
        size = param.Integer(default=0, allow_refs=True)

    source = Model().param.count
    assert of_param.reference_of(Follower(size=source), "size") is source
    assert of_param.reference_of(Follower(), "size") is None


def test_a_class_has_its_own_param():
    assert of_param.namespace_of(Model)["count"] is Model.param["count"]
    assert of_param.names_of(Model) == {"count", "name"}


def test_coroutine_functions_go_to_the_executor_that_is_set():
    before, given = of_param.executor(), []
    of_param.set_executor(given.append)
    try:

        async def later(event): ...

        model = Model()
        model.param.watch(later, "count")
        model.count = 2
    finally:
        of_param.set_executor(before)
    assert len(given) == 1
    assert of_param.executor() is before


@pytest.mark.parametrize("name", ["async_executor"])
def test_names_of_param_s_module_are_there(name):
    assert hasattr(param.parameterized, name)


def test_a_parameter_that_is_added_is_told_of_until_it_is_ended():
    class One(param.Parameterized):
        pass

    class Two(One):
        pass

    class Beside(param.Parameterized):
        pass

    told = []

    def one():
        told.append("one")

    def two():
        told.append("two")

    end = of_param.hear_added(One, one)
    of_param.hear_added(Two(), two)
    One.param.add_parameter("a", param.Integer(default=1))
    assert sorted(told) == ["one", "two"]
    Two.param.add_parameter(param_name="b", param_obj=param.Integer(default=1))
    Beside.param.add_parameter("c", param.Integer(default=1))
    assert told[2:] == ["two"]
    end()
    end()
    One.param.add_parameter("d", param.Integer(default=1))
    assert told[3:] == ["two"]
