"""What is said of names that are not there."""

from __future__ import annotations

import importlib
import re

import param
import pytest

import transom as tr
from transom.diagnostics.absent import hint, near
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
        (
            lambda: tr.reactive.ReactiveHTML,
            "tr.reactive.ReactiveHTML is not yet in Transom. tr.JSComponent may stand in for it.",
        ),
        (lambda: tr.widgets.base.Nothing, "Transom has no tr.widgets.Nothing."),
        (lambda: tr.io.push_notebook, "tr.io.push_notebook is not yet in Transom."),
        (lambda: tr.widgets.JSONEditor, "tr.widgets.JSONEditor is not yet in Transom."),
        (
            lambda: tr.widgets.CodeEditor,
            "tr.widgets.CodeEditor is not yet in Transom. tr.widgets.TextAreaInput may stand in for it.",
        ),
        (lambda: tr.state.onloadd, "Transom has no state.onloadd. Did you mean state.onload?"),
        (lambda: tr.state.session_info, "state.session_info is not yet in Transom."),
        (lambda: tr.state.webdriver, "state.webdriver is not yet in Transom."),
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
    assert tr.pane.ReactiveExpr is tr.param.ReactiveExpr is tr.ReactiveExpr
    assert tr.param.ParamMethod is tr.pane.ParamMethod is tr.pane.ParamRef is tr.pane.ParamFunction
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
        ("import panel as pn\nfrom panel.io import push_notebook", "pn.io.push_notebook is not yet in Transom."),
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
        ("pn.widgets.Button().get_root()", "has no attribute 'get_root'. It is not yet in Transom."),
        ("pn.widgets.Button.server_doc()", "has no attribute 'server_doc'. It is not yet in Transom."),
        ("pn.Row().apend('x')", "has no attribute 'apend'. Did you mean 'append'?"),
        ("pn.Card(design='x', titel='x')", "Card has no parameter 'titel'. Did you mean 'title'?"),
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
        (tr.Row, "design", "The look is Transom's own: write config.accent, or tokens in a style sheet."),
        (tr.indicators.LoadingSpinner, "bgcolor", "Its ground has the page's colour."),
        (tr.indicators.Trend, "selection", "Nothing of it can be selected."),
        (tr.pane.Markdown, "renderer", "Text is CommonMark with tables, strikethrough and autolinks."),
        (tr.pane.PNG, "embed", "A picture of an address is fetched by the reader's browser"),
        (tr.widgets.TimePicker, "clock", "A time is shown as the reader's browser shows times."),
        (tr.widgets.TimePicker, "hour_increment", "Write the step in minutes: minute_increment=60 for whole hours."),
        (tr.widgets.DatetimePicker, "military_time", "A time is shown as the reader's browser shows times."),
        (tr.widgets.DatetimeRangePicker, "allow_input", "A day can always be typed here, and chosen."),
        (tr.widgets.IntInput, "wheel_wait", "A number input keeps its value under the mouse's wheel"),
    ],
)
async def test_a_keyword_of_panels_that_changes_nothing_is_taken_and_told_of_in_development(kind, keyword, told):
    async with run_test(lambda: kind(**{keyword: 1})) as page:
        said = [each["text"] for each in page.session.advice.kept]
        assert len([each for each in said if f"{keyword}=… changes nothing here. {told}" in each]) == 1


class Slid(param.Parameterized):
    x = param.Integer(default=3, bounds=(0, 9))


class Seen(tr.Viewer):
    def __panel__(self):
        return tr.Column("a")


def _set(slider, how):
    how(slider)
    return slider


WAYS = {
    "a component": lambda given: tr.Row("a", **given),
    "panel() of an object": lambda given: tr.panel("text", **given),
    "panel() of a component": lambda given: tr.panel(tr.Row("a"), **given),
    "panel() of a function": lambda given: tr.panel(tr.bind(lambda: 1), **given),
    "panel() of a viewer": lambda given: tr.panel(Seen(), **given),
    "a copy": lambda given: tr.widgets.IntSlider().clone(**given),
    "a copy of a pane": lambda given: tr.pane.Str("a").clone(**given),
    "a copy of a layout": lambda given: tr.Row("a").clone(**given),
    "a copy with other contents": lambda given: tr.Tabs(("a", 1)).clone(("b", 2), **given),
    "a form": lambda given: tr.Param(Slid(), **given),
    "a widget in a form": lambda given: tr.Param(Slid(), widgets={"x": {"type": tr.widgets.IntInput, **given}}),
    "from_param": lambda given: tr.widgets.IntSlider.from_param(Slid().param.x, **given),
    "from_values": lambda given: tr.widgets.Select.from_values([1, 2], **given),
    "update": lambda given: _set(tr.widgets.IntSlider(), lambda slider: slider.param.update(**given)),
    "update with a dict": lambda given: _set(tr.widgets.IntSlider(), lambda slider: slider.param.update(given)),
    "an attribute": lambda given: _set(tr.widgets.IntSlider(), lambda slider: setattr(slider, "design", 1)),
    "a page": lambda given: tr.template.BasicTemplate(main=["a"], **given).main[0],
}


async def test_it_is_told_of_once_whichever_way_it_is_given():
    said = {}

    def app():
        for way, make in WAYS.items():
            advice = tr.state._session.advice
            advice.kept = []
            make({"design": 1})
            said[way] = [each["text"].partition(": ")[2] for each in advice.kept]

    async with run_test(app):
        pass
    told = "design=… changes nothing here. The look is Transom's own: write config.accent, or tokens in a style sheet."
    assert said == {way: [told] for way in WAYS}


def test_updating_what_there_is_not_says_what_is_near():
    slider = tr.widgets.IntSlider()
    with pytest.raises(ValueError, match=r"IntSlider has no parameter 'valeu'\. Did you mean 'value'\?"):
        slider.param.update(valeu=3, design=1)
    with slider.param.update(value=2, design=1):
        assert slider.value == 2
    assert slider.value == 0


def test_the_hint_for_one_that_changes_nothing_says_so():
    told = "It changes nothing here. The look is Transom's own: write config.accent, or tokens in a style sheet."
    assert hint("widgets.IntSlider", "design", ()) == told
