"""What is said of names that are not there."""

from __future__ import annotations

import re

import pytest

import transom as tr
from transom.diagnostics.absent import _INSTEAD, near
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
        (lambda: tr.widgets.JSONEditor, "tr.widgets.JSONEditor is not yet in Transom."),
        (
            lambda: tr.widgets.ToggleIcon,
            "tr.widgets.ToggleIcon is not yet in Transom. tr.widgets.Toggle may stand in for it.",
        ),
        (lambda: tr.state.onloadd, "Transom has no state.onloadd. Did you mean state.onload?"),
        (lambda: tr.state.session_args, "state.session_args is not yet in Transom. state.page may stand in for it."),
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
        assert "'panel.chat' is not yet in Transom" in page.text


def test_what_stands_in_is_there():
    lookup = Lookup()
    assert [name for name in _INSTEAD.values() if lookup.lacking(f"transom.{name}") is not None] == []


def test_near_names_are_of_the_same_kind_and_much_alike():
    assert near("Buton", ["button", "Button", "_Buton"]) == "Button"
    assert near("direction", ["description"]) is None
    assert near("click", ["clicks"]) == "clicks"
