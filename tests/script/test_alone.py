"""Tests of whether anybody can still use a module."""

from __future__ import annotations

import gc
import sys
import threading
import types
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transom.script import alone
from transom.script.alone import is_alone

FUNCTIONS = """
rows = [[1], [2]]
def first(): return second
def second(): return first, rows
table = {"first": first, "both": (first, second)}
"""
CLASSES = """
import param
class Shop(param.Parameterized):
    price = param.Number(1)
    @param.depends("price", watch=True)
    def told(self): return Shop
class Plain:
    __slots__ = ("it",)
    def me(self): return __class__
shop = Shop(price=2)
plain = Plain()
plain.it = shop
"""
CLOSURES = """
def outer():
    inside = [1]
    def inner():
        return inside, inner, outer
    return inner
inner = outer()
import functools
part = functools.partial(inner, rows := [])
rows.append(part)
"""


class Kept:
    """What weak references can be made of."""


@pytest.fixture
def made():
    """Makes a module of a text, and checks the verdict on it; the module is known to the one reference there."""
    modules = []

    def make(text):
        module = types.ModuleType("bokeh_app_made")
        sys.modules[module.__name__] = module
        exec(text, module.__dict__)
        del sys.modules[module.__name__]
        modules.append(module)

    make.alone = lambda *outside: is_alone(modules[0], 1, outside)
    make.names = lambda: modules[0].__dict__
    return make


@pytest.mark.parametrize("text", [FUNCTIONS, CLOSURES, CLASSES, "", "def lonely(): pass"])
def test_a_module_that_has_only_itself_is_alone(made, text):
    made(text)
    gc.collect()
    assert made.alone()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (FUNCTIONS, "first"),
        (FUNCTIONS, "table"),
        (CLOSURES, "inner"),
        (CLOSURES, "part"),
        (CLASSES, "Shop"),
        (CLASSES, "shop"),
        (CLASSES, "plain"),
    ],
)
def test_a_module_is_of_use_while_somebody_has_what_leads_to_it(made, text, kept):
    made(text)
    elsewhere = [made.names()[kept]]
    assert not made.alone()
    elsewhere.clear()
    gc.collect()
    assert made.alone()


def test_data_alone_leads_nowhere(made):
    made(FUNCTIONS)
    elsewhere = made.names()["rows"]
    assert made.alone()
    assert elsewhere == [[1], [2]]


def test_a_weak_reference_keeps_nothing(made):
    made(FUNCTIONS)
    elsewhere = weakref.ref(made.names()["first"])
    assert made.alone()
    assert elsewhere() is not None


def test_a_module_is_of_use_to_a_thread_that_runs_in_it(made):
    made("def wait(begun, end):\n    begun.set()\n    end.wait()\n    return wait")
    begun, end = threading.Event(), threading.Event()
    thread = threading.Thread(target=made.names()["wait"], args=(begun, end))
    thread.start()
    begun.wait()
    assert not made.alone()
    end.set()
    thread.join()
    assert made.alone()


@pytest.mark.parametrize("start", ["def run():\n    yield run\n", "async def run():\n    return run\n"])
def test_what_is_under_way_is_not_looked_into(made, start):
    made(start)
    made.names()["going"] = going = made.names()["run"]()
    if hasattr(going, "send") and not hasattr(going, "cr_await"):
        next(going)
    del going
    assert not made.alone()
    made.names().pop("going").close()
    assert made.alone()


def test_another_module_may_have_it(made):
    made("def run(): return run")
    sys.modules["bokeh_app_other"] = types.ModuleType("bokeh_app_other")
    try:
        sys.modules["bokeh_app_other"].run = made.names()["run"]
        assert not made.alone()
    finally:
        del sys.modules["bokeh_app_other"]


def test_types_that_are_not_looked_into_can_only_keep_it(made):
    made("def run(): return run")
    made.names()["holder"] = holder = Kept()
    holder.run = made.names()["run"]
    del holder
    assert made.alone()
    assert not made.alone(Kept)


def test_a_module_of_very_many_objects_is_left_to_the_collector(made, monkeypatch):
    made("def run(): return run\nmany = [[] for _ in range(20)]")
    assert made.alone()
    monkeypatch.setattr(alone, "LARGEST", 20)
    assert not made.alone()


@given(
    st.lists(st.lists(st.integers(0, 7), max_size=4), min_size=1, max_size=8),
    st.sets(st.integers(0, 7)),
    st.data(),
)
def test_a_module_is_alone_when_nobody_reaches_its_names(edges, outer, data):
    count = len(edges)
    functions = {place for place in range(count) if data.draw(st.booleans())}
    module = types.ModuleType("bokeh_app_made")
    nodes = []
    for place in range(count):
        if place in functions:
            exec("def f(): pass", module.__dict__)
            node = module.__dict__.pop("f")
            node.held = []
        else:
            node = Kept()
            node.held = []
        nodes.append(node)
    for node, targets in zip(nodes, edges, strict=True):
        node.held += [nodes[target] for target in targets if target < count]
    module.named = nodes[:]
    elsewhere = [nodes[place] for place in outer if place < count]
    reached, todo = set(), [place for place in outer if place < count]
    while todo:
        place = todo.pop()
        if place not in reached:
            reached.add(place)
            todo += [target for target in edges[place] if target < count]
    del nodes, node
    assert is_alone(module, 1) is not bool(reached & functions)
    assert elsewhere is not None
