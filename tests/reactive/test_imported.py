"""A module that another page's code is importing breaks nobody who has nothing to do with it."""

from __future__ import annotations

import datetime as dt
import importlib
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import param
import pytest

import transom as tr
from transom.reactive.imported import how_to_get, imported


@pytest.fixture
def half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A module's name whose import stands still in another thread, as the first of NumPy does for a while."""
    import numpy as np

    begun, go = threading.Event(), threading.Event()
    monkeypatch.setattr(sys, "halves", (begun, go), raising=False)
    (tmp_path / "half.py").write_text(
        "import sys\nfor event, act in zip(sys.halves, ('set', 'wait')): getattr(event, act)()\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    thread = threading.Thread(target=importlib.import_module, args=("half",))
    thread.start()
    assert begun.wait(15)
    monkeypatch.setitem(sys.modules, "numpy", sys.modules["half"])
    yield "half"
    monkeypatch.setitem(sys.modules, "numpy", np)
    go.set()
    thread.join(15)
    sys.modules.pop("half", None)


def test_it_is_not_there_until_its_end(half: str) -> None:
    assert half in sys.modules
    assert imported(half) is None
    assert imported("threading") is threading
    assert imported("there is none") is None


def test_components_are_made_compared_and_shown_meanwhile(half: str) -> None:
    assert imported("numpy") is None
    slider = tr.widgets.IntSlider(value=1, end=9)
    slider.param.update(value=2, end=8)
    code = tr.pane.Code("x = 1", language="python")
    code.object = "x = 2"
    day = tr.widgets.DatePicker(value=dt.date(2026, 1, 2))
    day.value = dt.date(2026, 1, 3)
    assert (slider.value, code.error, day.value) == (2, None, dt.date(2026, 1, 3))


def test_so_are_classes_of_the_authors_own(half: str) -> None:
    class Row(param.Parameterized):
        count = param.Integer(default=1)
        when = param.Date(default=dt.date(2026, 1, 2))

    row = Row(count=2)
    row.when = dt.date(2026, 1, 3)
    with pytest.raises(ValueError, match="count"):
        row.count = "two"  # type: ignore[assignment]


def test_panes_ask_no_unfinished_library(half: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("bokeh.model", "matplotlib.artist", "PIL.Image", "anywidget"):
        monkeypatch.setitem(sys.modules, name, sys.modules[half])
    assert isinstance(tr.panel(object()), tr.pane.Str)


def test_a_package_is_had_in_another_way_where_python_runs_in_the_page(monkeypatch):
    assert how_to_get("numpy") == "pip install numpy"
    monkeypatch.setattr("sys.platform", "emscripten")
    assert "pip" not in how_to_get("numpy")
    assert "--requirements numpy" in how_to_get("numpy")
