from __future__ import annotations

import gc
import pickle
import sys
import weakref

import pytest

from transom.script import namespace, parse

PROGRAM = parse(
    "from dataclasses import dataclass, field\n"
    "from typing import ClassVar\n"
    "@dataclass\n"
    "class Point:\n"
    "    x: 'int' = 0\n"
    "    kind: 'ClassVar[int]' = 1\n"
    "ran = False\n"
    "if __name__ == '__main__':\n"
    "    ran = True\n"
    "served = __name__.startswith('bokeh')\n",
    "/apps/app.py",
    "py",
)


def execute(scope):
    for step in PROGRAM.cells[0].steps:
        eval(step.code, scope.globals)
    return scope.globals


def test_names_are_those_that_scripts_expect():
    with namespace(PROGRAM) as scope:
        names = execute(scope)
        assert names["served"] is True
        assert names["ran"] is False
        assert names["__file__"] == "/apps/app.py"
        assert names["__name__"] == scope.name


def test_each_session_has_its_own():
    with namespace(PROGRAM) as first, namespace(PROGRAM) as second:
        assert first.name != second.name
        execute(first)
        assert "Point" not in second.globals


def test_classes_of_a_script_pickle_while_the_session_lives():
    with namespace(PROGRAM) as scope:
        point = execute(scope)["Point"](3)
        copy = pickle.loads(pickle.dumps(point))
        assert copy == point
        assert type(copy) is type(point)


def test_closing_leaves_nothing_in_sys_modules():
    scope = namespace(PROGRAM)
    assert sys.modules[scope.name] is scope.module
    scope.close()
    scope.close()
    assert scope.name not in sys.modules
    # Code that still runs keeps its names.
    assert scope.globals["__file__"] == "/apps/app.py"


@pytest.mark.parametrize("close", [True, False])
def test_a_namespace_dies_with_its_session_closed_or_not(close):
    scope = namespace(PROGRAM)
    execute(scope)
    name = scope.name
    module = weakref.ref(scope.module)
    kept = weakref.ref(scope.globals["Point"])
    if close:
        scope.close()
    del scope
    gc.collect()
    assert module() is None
    assert kept() is None
    assert name not in sys.modules
