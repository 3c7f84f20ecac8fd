from __future__ import annotations

import ast
import sys
import traceback

import pytest

from tests.compat.fakes import TARGET
from transom.compat import mentions_panel, rewrite


def execute(source, filename="app.py"):
    tree = ast.parse(source, filename)
    rewrite(tree, TARGET)
    scope = {"__name__": "app"}
    exec(compile(tree, filename, "exec"), scope)
    return scope


@pytest.mark.usefixtures("panel")
@pytest.mark.parametrize(
    ("source", "expression", "module"),
    [
        ("import panel", "panel.__name__", "fakeom"),
        ("import panel as pn", "pn.__name__", "fakeom"),
        ("import panel as pn, json", "pn.__name__ + json.__name__", "fakeomjson"),
        ("import json, panel", "panel.__name__ + json.__name__", "fakeomjson"),
        ("import panel.widgets", "panel.widgets.__name__", "fakeom.widgets"),
        ("import panel.widgets as w", "w.__name__", "fakeom.widgets"),
        ("import panel.io.state as st", "st.__name__", "fakeom.facade"),
        ("import panel.viewable as v", "v.__name__", "fakeom.components"),
        ("from panel import widgets", "widgets.__name__", "fakeom.widgets"),
        ("from panel import widgets as w, bind", "w.__name__ + bind.__module__", "fakeom.widgetsfakeom"),
        ("from panel.widgets import Button", "Button.__module__", "fakeom.widgets"),
        ("from panel.widgets import Button as B", "B.__module__", "fakeom.widgets"),
        ("from panel.widgets.slider import IntSlider", "IntSlider.__module__", "fakeom.widgets"),
        ("from panel.widgets import *", "Button.__module__", "fakeom.widgets"),
        ("from panel.io import with_lock", "with_lock.__module__", "fakeom.io"),
        ("from panel.io.state import state", "type(state).__module__", "fakeom.facade"),
        ("from panel import state", "type(state).__module__", "fakeom.facade"),
        ("from panel import config", "type(config).__name__", "_Config"),
        ("from panel import viewable", "viewable.__name__", "fakeom.components"),
        ("from panel import viewable as v, Row", "v.__name__ + Row.__module__", "fakeom.componentsfakeom"),
        ("from panel.viewable import Viewer", "Viewer.__module__", "fakeom.components"),
        ("def f():\n    import panel as pn\n    return pn\npn = f()", "pn.__name__", "fakeom"),
        ("def f():\n    from panel import pane\n    return pane\np = f()", "p.__name__", "fakeom.pane"),
        ("class A:\n    import panel.pane as p", "A.p.__name__", "fakeom.pane"),
        ("try:\n    import panel as pn\nexcept ImportError:\n    pn = None", "pn.__name__", "fakeom"),
        ("if True: import panel.widgets, panel.pane", "panel.pane.__name__", "fakeom.pane"),
    ],
)
def test_every_form_of_import_means_the_target(source, expression, module):
    assert eval(expression, execute(source)) == module
    assert "panel" not in sys.modules


@pytest.mark.usefixtures("panel")
@pytest.mark.parametrize(
    "source",
    [
        "import panelling",
        "from panelling import panel",
        "from .panel import x",
        "from . import panel",
        "import importlib; importlib.import_module('panel')",
        "x: 'panel.widgets.Button' = 'import panel'  # import panel",
        "panel = 1",
    ],
)
def test_everything_else_is_left_alone(source):
    tree = ast.parse(source)
    before = ast.dump(tree, include_attributes=True)
    assert rewrite(tree, TARGET) is False
    assert ast.dump(tree, include_attributes=True) == before


def test_a_literal_import_module_gets_the_real_panel(panel):
    scope = execute("import importlib, panel as ours\nreal = importlib.import_module('panel')")
    assert scope["real"].real is True
    assert scope["ours"].__name__ == "fakeom"


@pytest.mark.usefixtures("fakeom")
@pytest.mark.parametrize(
    ("source", "message", "missing"),
    [
        (
            "\nimport panel.widgts",
            "Transom has no 'panel.widgts'. Did you mean 'panel.widgets'?",
            "panel.widgts",
        ),
        ("import panel.qqqqqq as q", "Transom has no 'panel.qqqqqq'.", "panel.qqqqqq"),
        (
            "from panel.widgts import Button",
            "Transom has no 'panel.widgts'. Did you mean 'panel.widgets'?",
            "panel.widgts",
        ),
    ],
)
def test_a_missing_module_is_named_with_the_nearest(source, message, missing):
    with pytest.raises(ImportError) as caught:
        execute(source)
    assert str(caught.value) == message
    assert caught.value.name == missing
    assert traceback.extract_tb(caught.value.__traceback__)[-1].lineno == source.count("\n") + 1


@pytest.mark.usefixtures("fakeom")
def test_a_missing_module_fails_when_the_statement_runs():
    scope = execute("try:\n    import panel.nothing\nexcept ImportError as error:\n    said = str(error)")
    assert scope["said"].startswith("Transom has no 'panel.nothing'")
    # Never reached, so nothing is said.
    execute("def never():\n    from panel.nothing import x")


@pytest.mark.usefixtures("fakeom")
def test_missing_names_fail_as_any_missing_name_does():
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        execute("import panel as pn\npn.Nothing")
    with pytest.raises(ImportError, match=r"cannot import name 'Nothing' from 'fakeom\.widgets'"):
        execute("from panel.widgets import Nothing")


@pytest.mark.usefixtures("fakeom")
def test_lines_stay_where_they_are():
    tree = ast.parse("import json\n\nimport panel.widgets, json as j, panel\nboom")
    rewrite(tree, TARGET)
    assert [node.lineno for node in tree.body] == [1, 3, 3, 3, 4]
    with pytest.raises(NameError) as caught:
        exec(compile(tree, "app.py", "exec"), {})
    assert caught.value.__traceback__.tb_next.tb_lineno == 4


def test_a_file_without_the_word_needs_no_rewrite():
    assert mentions_panel("import panel")
    assert not mentions_panel("import transom as tr")
