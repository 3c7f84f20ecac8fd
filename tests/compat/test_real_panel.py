"""The alias beside the real Panel and hvPlot: app files mean Transom, those libraries keep Panel.

Each case runs in a process of its own: the real Panel changes its process for good.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

RUNNER = """
import asyncio, sys
from transom.testing import run_test

async def main():
    async with run_test(sys.argv[1]) as page:
        {body}

asyncio.run(main())
"""

IMPORTS = """
import sys
import transom
{first}
import panel as real
import hvplot.pandas
assert real.__name__ == "panel" and "site-packages" in real.__file__
assert sys.modules["panel"] is real
from panel.widgets import Button
assert Button.__module__.startswith("panel.")
"""


def run(code: str, *arguments: str | Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def app(tmp_path: Path) -> Path:
    return tmp_path / "app.py"


def test_an_app_file_means_transom(app: Path) -> None:
    app.write_text(
        "import panel as pn\nfrom panel.widgets import IntSlider\nimport transom\n"
        "pn.extension('tabulator', sizing_mode='stretch_width')\n"
        "slider = IntSlider(name='Size', start=0, end=5)\n"
        "assert isinstance(slider, transom.widgets.IntSlider)\n"
        "assert pn.widgets.Button is transom.widgets.Button\n"
        "pn.Column(slider, pn.bind(lambda size: f'size {size}', slider)).servable()\n"
    )
    run(
        RUNNER.format(
            body="assert 'size 0' in page.text; page.set('Size', 3); await page.wait(lambda: 'size 3' in page.text)"
        ),
        app,
    )


def test_hvplot_in_an_app_file_keeps_the_real_panel(app: Path) -> None:
    app.write_text(
        "import panel as pn\nimport hvplot.pandas\nimport asyncio, sys\n"
        "assert pn.__name__ == 'transom'\n"
        "assert sys.modules['panel'].__name__ == 'panel'\n"
        "button, text = pn.widgets.Button(name='Go'), pn.widgets.StaticText()\n"
        "async def go(event):\n    await asyncio.sleep(0)\n    text.value = f'went {event.new}'\n"
        "button.on_click(go)\n"
        "pn.Row(button, text, pn.bind(lambda clicks: f'{clicks} clicks', button.param.clicks)).servable()\n"
    )
    run(
        RUNNER.format(body="page.click(); await page.wait(lambda: 'went 1' in page.text and '1 clicks' in page.text)"),
        app,
    )


@pytest.mark.parametrize("first", ["import panel", "import transom.testing"])
@pytest.mark.statement(78)
def test_importing_either_first_changes_nothing_for_the_other(first: str) -> None:
    run(IMPORTS.format(first=first))


def test_an_object_of_the_real_panel_is_named(app: Path) -> None:
    app.write_text(
        "import importlib\nimport transom as tr\n"
        "tr.Column(importlib.import_module('panel').widgets.Button(label='x')).servable()\n"
    )
    run(RUNNER.format(body="assert 'object of the real Panel' in page.text, page.text"), app)
