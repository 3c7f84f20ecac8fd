"""What is said of names that are not there."""

from __future__ import annotations

import importlib
import re

import pytest

import transom as tr
from transom.diagnostics.absent import near
from transom.diagnostics.panel import _INSTEAD
from transom.script import Lookup
from transom.testing import run_test


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda: tr.widgets.Buton, "Transom has no tr.widgets.Buton. Did you mean tr.widgets.Button?"),
        (lambda: tr.widgets.Row, "Transom has no tr.widgets.Row. Did you mean tr.Row?"),
        (lambda: tr.Button, "Transom has no tr.Button. Did you mean tr.widgets.Button?"),
        (lambda: tr.layout.Colum, "Transom has no tr.layout.Colum. Did you mean tr.layout.Column?"),
        (lambda: tr.pane.Markdwn, "Transom has no tr.pane.Markdwn. Did you mean tr.pane.Markdown?"),
        (lambda: tr.widgets.Qqq, "Transom has no tr.widgets.Qqq."),
        (lambda: tr.bnd, "Transom has no tr.bnd. Did you mean tr.bind?"),
        (lambda: tr.chat, "tr.chat is not yet in Transom."),
        (lambda: tr.chat.ChatFeed("x"), "tr.chat.ChatFeed is not yet in Transom."),
        (lambda: tr.chat.Nothing("x"), "tr.chat is not yet in Transom."),
        (lambda: tr.custom.ESMEvent, "tr.custom.ESMEvent is not yet in Transom."),
        (lambda: tr.reactive.ReactiveHTML, "tr.reactive.ReactiveHTML is not yet in Transom."),
        (lambda: tr.widgets.base.Nothing, "Transom has no tr.widgets.Nothing."),
        (lambda: tr.io.JSCode, "tr.io.JSCode is not yet in Transom."),
        (lambda: tr.widgets.JSONEditor, "tr.widgets.JSONEditor is not yet in Transom."),
        (
            lambda: tr.widgets.ToggleIcon,
            "tr.widgets.ToggleIcon is not yet in Transom. tr.widgets.Toggle may stand in for it.",
        ),
        (lambda: tr.state.onloadd, "Transom has no state.onloadd. Did you mean state.onload?"),
        (lambda: tr.state.session_info, "state.session_info is not yet in Transom."),
        (lambda: tr.state.curdoc, "state.curdoc is not yet in Transom."),
        (lambda: tr.config.titel, "Transom has no config.titel. Did you mean config.title?"),
    ],
)
def test_a_name_that_is_not_there(ask, told):
    with pytest.raises(AttributeError) as raised:
        ask()
    assert str(raised.value) == told


def test_an_import_says_the_same():
    with pytest.raises(ImportError, match=re.escape("tr.widgets.Buton. Did you mean tr.widgets.Button?")):
        from transom.widgets import Buton  # noqa: F401
    with pytest.raises(ImportError, match=re.escape("tr.widgets.JSONEditor is not yet in Transom.")):
        from transom.widgets import JSONEditor  # noqa: F401
    with pytest.raises(ImportError, match=re.escape("Did you mean tr.bind?")):
        from transom import binde  # noqa: F401


def test_modules_of_panel_answer_as_attributes_as_they_do_when_they_are_imported():
    assert tr.param.ParamFunction is tr.pane.ParamFunction
    assert tr.pane.markup.Markdown is tr.pane.Markdown
    assert tr.layout.base.Row is tr.Row
    assert tr.widgets.slider.IntSlider is tr.widgets.IntSlider
    assert tr.widgets.indicators.Progress is tr.indicators.Progress
    assert tr.io.server is importlib.import_module("transom.hosts.server")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("from panel.chat import ChatFeed", "panel.chat.ChatFeed is not yet in Transom."),
        ("from panel.custom import ESMEvent", "panel.custom.ESMEvent is not yet in Transom."),
        ("from panel.reactive import ReactiveHTML", "panel.reactive.ReactiveHTML is not yet in Transom."),
        ("from panel.widgets import JSONEditor", "panel.widgets.JSONEditor is not yet in Transom."),
        ("import panel as pn\nfrom panel.io import JSCode", "pn.io.JSCode is not yet in Transom."),
        ("import panel.auth", "'panel.auth' is not yet"),
    ],
)
async def test_an_import_in_panels_name_is_told_in_panels_name(tmp_path, source, told):
    (tmp_path / "app.py").write_text(source)
    async with run_test(tmp_path / "app.py") as page:
        assert told in page.text


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("pn.widgets.Button().jslink()", "has no attribute 'jslink'. It is not yet in Transom. 'bind' may stand in"),
        ("pn.widgets.Button.jscallback()", "has no attribute 'jscallback'. It is not yet in Transom."),
        ("pn.Row().apend('x')", "has no attribute 'apend'. Did you mean 'append'?"),
        (
            "pn.Card(design='x')",
            "no parameter 'design'. It is not yet in Transom. 'stylesheets' may stand in",
        ),
    ],
)
async def test_what_a_component_lacks_is_told_likewise(tmp_path, source, told):
    (tmp_path / "app.py").write_text(f"import panel as pn\n{source}\n")
    async with run_test(tmp_path / "app.py") as page:
        assert told in page.text


def test_asking_whether_a_name_is_there_is_no_error():
    assert not hasattr(tr, "nothing")
    assert not hasattr(tr.widgets, "Nothing")
    assert not hasattr(tr.state, "nothing")
    assert getattr(tr.pane, "_nothing", 1) == 1


@pytest.mark.parametrize("source", ["import panel as pn", "import panel as pn\nfrom panel.layout import Row"])
async def test_a_file_with_panels_name_is_told_in_panels_words(tmp_path, source):
    (tmp_path / "app.py").write_text(f"{source}\npn.widgets.JSONEditor()\n")
    async with run_test(tmp_path / "app.py") as page:
        assert "pn.widgets.JSONEditor is not yet in Transom." in page.text


async def test_so_is_an_import_of_a_module_of_panels(tmp_path):
    (tmp_path / "app.py").write_text("from panel.chat import ChatFeed\n")
    async with run_test(tmp_path / "app.py") as page:
        assert "panel.chat.ChatFeed is not yet in Transom" in page.text


def test_what_stands_in_is_there():
    lookup = Lookup()
    names = [name for name in _INSTEAD.values() if "." in name or name[:1].isupper()]
    assert [name for name in names if lookup.lacking(f"transom.{name}") is not None] == []


def test_near_names_are_of_the_same_kind_and_much_alike():
    assert near("Buton", ["button", "Button", "_Buton"]) == "Button"
    assert near("direction", ["description"]) is None
    assert near("click", ["clicks"]) == "clicks"


@pytest.mark.parametrize(
    ("kind", "keyword", "told"),
    [
        (tr.widgets.TimePicker, "format", "A time is shown as the reader's browser shows times: leave it out."),
        (tr.widgets.TimePicker, "clock", "A time is shown as the reader's browser shows times: leave it out."),
        (tr.widgets.TimePicker, "hour_increment", "Write the step in minutes: minute_increment=60 for whole hours."),
        (tr.widgets.DatetimePicker, "military_time", "A time is shown as the reader's browser shows times"),
        (tr.widgets.DatetimeRangePicker, "allow_input", "A day can always be typed here, and chosen: leave it out."),
    ],
)
def test_what_the_browsers_own_fields_decide_is_left_out_and_says_so(kind, keyword, told):
    with pytest.raises(TypeError, match=f"no parameter '{keyword}'. {told}"):
        kind(**{keyword: 1})


def test_what_is_left_out_for_good_is_not_called_missing():
    for kind in (tr.widgets.IntInput, tr.widgets.FloatInput, tr.widgets.NumberInput):
        with pytest.raises(TypeError, match=r"no parameter 'wheel_wait'\. A number input keeps its value") as raised:
            kind(wheel_wait=5)
        assert "not yet" not in str(raised.value)
