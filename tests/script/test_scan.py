from __future__ import annotations

import pytest

from tests.compat.fakes import TARGET
from tests.guides import GUIDES
from transom.script import Lookup, Missing, load, parse, scan

pytestmark = pytest.mark.usefixtures("fakeom")


def missing(source, kind="py", **options):
    return scan(parse(source, f"app.{kind}", kind, target=TARGET, **options), Lookup(TARGET))


@pytest.mark.parametrize(
    ("source", "name", "line", "nearest", "kind"),
    [
        ("import panel as pn\npn.Rowe()", "panel.Rowe", 2, "panel.Row", "name"),
        ("import panel\npanel.qqqq", "panel.qqqq", 2, None, "name"),
        (
            "import panel as pn\npn.widgets.IntSlidr(start=1)",
            "panel.widgets.IntSlidr",
            2,
            "panel.widgets.IntSlider",
            "name",
        ),
        ("from panel.widgets import Buton", "panel.widgets.Buton", 1, "panel.widgets.Button", "name"),
        (
            "from panel import widgets\nwidgets.Buton",
            "panel.widgets.Buton",
            2,
            "panel.widgets.Button",
            "name",
        ),
        ("from panel import Nothing as N", "panel.Nothing", 1, None, "name"),
        ("import panel.widgets as w\nw.Buton", "panel.widgets.Buton", 2, "panel.widgets.Button", "name"),
        (
            "import panel as pn\nw = pn.widgets\nw.Buton",
            "panel.widgets.Buton",
            3,
            "panel.widgets.Button",
            "name",
        ),
        ("import panel as pn\npn.state.cach", "panel.state.cach", 2, "panel.state.cache", "name"),
        ("import panel as pn\npn.config.nothing = 1", "panel.config.nothing", 2, None, "name"),
        ("import panel.widgts", "panel.widgts", 1, "panel.widgets", "module"),
        ("from panel.chatt import ChatFeed", "panel.chatt", 1, None, "module"),
        (
            "import panel as pn\npn.widgets.Button(click=1)",
            "panel.widgets.Button(click=)",
            2,
            "clicks",
            "keyword",
        ),
        (
            "from panel.widgets import Button as B\nB(qqqq=1)",
            "panel.widgets.Button(qqqq=)",
            2,
            None,
            "keyword",
        ),
        (
            "import panel as pn\npn.extension(sizing_mod=1)",
            "panel.extension(sizing_mod=)",
            2,
            "sizing_mode",
            "keyword",
        ),
        (
            "import panel as pn\nB = pn.widgets.Button\nB(\n  name='x',\n  click=1)",
            "panel.widgets.Button(click=)",
            5,
            "clicks",
            "keyword",
        ),
        ("import panel as pn\nasync def f():\n    pn.Rowe", "panel.Rowe", 3, "panel.Row", "name"),
        ("def f():\n    import panel as pn\n    pn.Rowe", "panel.Rowe", 3, "panel.Row", "name"),
        (
            "import panel as pn\n@pn.io.with_lok\ndef f(): pass",
            "panel.io.with_lok",
            2,
            "panel.io.with_lock",
            "name",
        ),
        ("import panel as pn\nf = lambda x: pn.Rowe(x)", "panel.Rowe", 2, "panel.Row", "name"),
        (
            "import panel as pn\npn.Row(pn.widgets.Button(click=1))",
            "panel.widgets.Button(click=)",
            2,
            "clicks",
            "keyword",
        ),
        ("import panel as pn\npn.Rowe.x.y().z", "panel.Rowe", 2, "panel.Row", "name"),
        ("import fakeom as fk\nfk.widgets.Buton", "fakeom.widgets.Buton", 2, "fakeom.widgets.Button", "name"),
        ("import fakeom.widgts", "fakeom.widgts", 1, "fakeom.widgets", "module"),
        ("from panel import *\nRow(gapp=1)", "panel.Row(gapp=)", 2, "gap", "keyword"),
    ],
)
def test_what_a_file_uses_and_is_not_there(source, name, line, nearest, kind):
    assert missing(source) == (Missing(name, line, 0, nearest, kind),)


@pytest.mark.parametrize(
    ("source", "name", "nearest"),
    [
        ("from panel.chat import ChatFeed", "panel.chat.ChatFeed", None),
        ("import panel as pn\npn.chat.ChatFeed().x", "panel.chat.ChatFeed", None),
        ("import panel as pn\npn.template", "panel.template", None),
        ("import panel as pn\npn.widgets.Tabulator", "panel.widgets.Tabulator", None),
        ("import panel as pn\npn.widgets.CodeEditor()", "panel.widgets.CodeEditor", "panel.widgets.TextAreaInput"),
        ("import panel as pn\npn.Feed()", "panel.Feed", "panel.Column"),
        ("import panel as pn\nb = pn.widgets.Button()\nb.rx()", "panel.widgets.Button.rx", None),
        ("import panel as pn\npn.widgets.Button().controls()", "panel.widgets.Button.controls", None),
        ("import panel as pn\npn.widgets.Button.from_param", "panel.widgets.Button.from_param", None),
        (
            "import panel as pn\nwith pn.widgets.Button() as b:\n    b.server_doc()",
            "panel.widgets.Button.server_doc",
            None,
        ),
    ],
)
def test_a_name_of_panels_is_known_for_one(source, name, nearest):
    line = source.count("\n") + 1
    assert missing(source) == (Missing(name, line, 0, nearest, "name", panels=True),)


@pytest.mark.parametrize(
    ("source", "name", "nearest", "panels"),
    [
        ("pn.Row(design=1, margins=1)", "panel.Row(margins=)", None, False),
        ("pn.extension(template=1)", "panel.extension(template=)", None, True),
        ("pn.widgets.Button(icon_size=1)", "panel.widgets.Button(icon_size=)", None, True),
        (
            "b = pn.widgets.Button()\nb.on_click(callbac=1)",
            "panel.widgets.Button.on_click(callbac=)",
            "callback",
            False,
        ),
    ],
)
def test_keywords_of_panels_are_told_apart_from_slips(source, name, nearest, panels):
    line = source.count("\n") + 2
    assert missing(f"import panel as pn\n{source}") == (Missing(name, line, 0, nearest, "keyword", panels=panels),)


@pytest.mark.parametrize(
    "source",
    [
        "b = pn.widgets.Button()\nb.clicks, b.param, b.on_click(print).x.y",
        "b = pn.widgets.Button()\nb.mine = 1\nb.mine\nb._private",
        "b = pn.widgets.Button()\nb = other()\nb.rx()",
        "b = pn.widgets.Button()\nif b:\n    b = other()\nb.rx()",
        "if x:\n    b = pn.widgets.Button()\nelse:\n    b = other()\nb.rx()",
        "try:\n    b = pn.widgets.Button()\nexcept E:\n    b = other()\nb.rx()",
        "class V(pn.widgets.Button):\n    def rx(self): return self.mine\nV().rx()",
        "b = pn.widgets.Button()\ndef f(b):\n    b.rx()",
        "b = [pn.widgets.Button()]\nb.rx()",
    ],
)
def test_what_an_object_may_have_is_not_reported(source):
    assert missing(f"import panel as pn\n{source}") == ()


@pytest.mark.parametrize(
    "source",
    [
        "import panel as pn\npn.Row(pn.widgets.Button(name='x', clicks=1), gap=3)",
        "import panel as pn\npn.widgets.Button(**options)",
        "import panel as pn\npn.bind(f, anything=1)",
        "import panel as pn\npn.widgets.Button().servable(area='x')",
        "import panel as pn\npn.state.user.name\npn.state.cache['x'] = 1",
        "import panel as pn\npn.extension('tabulator', sizing_mode='x', loading=True)",
        "import panel as pn\npn.lazy",
        "from panel.io.state import state\nstate.cache",
        "from panel.viewable import Viewer",
        # The name stands for something else.
        "import panel as pn\npn = other\npn.Nothing",
        "import panel as pn\ndef f(pn):\n    pn.Nothing",
        "import panel as pn\nfor pn in x:\n    pn.Nothing",
        "import panel as pn\ndef pn(): pass\npn.Nothing",
        "import panelling as pn\npn.Nothing",
        "from .panel import Nothing",
        "import json as panel\npanel.Nothing",
        "other.panel.Nothing",
    ],
)
def test_what_is_there_or_is_not_ours_is_not_reported(source):
    assert missing(source) == ()


def test_each_use_is_reported_once_in_order():
    found = missing("import panel as pn\npn.Rowe; pn.Rowe\npn.Rowe\npn.A")
    assert [(one.name, one.line) for one in found] == [("panel.Rowe", 2), ("panel.Rowe", 3), ("panel.A", 4)]


def test_names_carry_over_between_cells_and_lines_are_of_the_file():
    text = "# Page\n\n```python\nimport panel as pn\n```\n\n```python\n%matplotlib inline\npn.Rowe\n```\n"
    assert missing(text, "md") == (Missing("panel.Rowe", 9, 1, "panel.Row", "name"),)


def test_a_cell_that_does_not_compile_is_left_out():
    text = "```python\nimport panel as pn\n```\n\n```python\nx = = 1\n```\n\n```python\npn.Rowe\n```\n"
    assert [one.cell for one in missing(text, "md")] == [2]


def test_panels_names_are_panels_when_the_alias_is_off():
    assert missing("import panel as pn\npn.Rowe", as_panel=False) == ()
    assert missing("import fakeom as fk\nfk.Rowe", as_panel=False)[0].name == "fakeom.Rowe"


def test_a_file_that_fails_is_scanned_without_running_it():
    assert missing("raise SystemExit\nimport panel as pn\npn.Rowe")[0].line == 3


@pytest.mark.parametrize("guide", GUIDES)
def test_transom_has_all_that_a_guide_uses(guide):
    assert scan(load(guide.path)) == ()
