"""The alias beside the real Panel and hvPlot: app files mean Transom, those libraries keep Panel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from transom.testing import run_test

APP = """
import panel as pn
from panel.widgets import IntSlider
import transom

pn.extension("tabulator", sizing_mode="stretch_width")
slider = IntSlider(name="Size", start=0, end=5)
assert isinstance(slider, transom.widgets.IntSlider)
assert pn.widgets.Button is transom.widgets.Button
pn.Column(slider, pn.bind(lambda size: f"size {size}", slider)).servable()
"""

REAL = """
import sys
import transom
{first}
import panel as real
import param
assert real.__name__ == "panel" and "site-packages" in real.__file__
before = param.parameterized.async_executor
import hvplot.pandas
assert sys.modules["panel"] is real
from panel.widgets import Button
assert Button.__module__.startswith("panel.")
"""


async def test_an_app_file_means_transom(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(APP)
    async with run_test(file) as page:
        assert "size 0" in page.text
        page.set("Size", 3)
        await page.wait(lambda: "size 3" in page.text)
        assert page.find("Size")["sizing_mode"] == "stretch_width"


async def test_hvplot_in_an_app_file_keeps_the_real_panel(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(
        "import panel as pn\nimport hvplot.pandas\nimport sys\n"
        "assert pn.__name__ == 'transom'\n"
        "pn.widgets.StaticText(value=sys.modules['panel'].__name__).servable()\n"
    )
    async with run_test(file) as page:
        assert page.find("StaticText")["value"] == "panel"


@pytest.mark.parametrize("first", ["import panel", "import transom.testing"])
def test_importing_either_first_changes_nothing_for_the_other(first: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", REAL.format(first=first)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


async def test_an_object_of_the_real_panel_is_named(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(
        "import importlib\nimport transom as tr\n"
        "tr.Column(importlib.import_module('panel').widgets.Button(label='x')).servable()\n"
    )
    async with run_test(file) as page:
        assert "object of the real Panel" in page.text
