"""`transom check --browser`: what the browser's console says of an app counts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

GOOD = "import transom as tr\ntr.widgets.IntSlider(start=0, end=3).servable()"
BAD = "import transom as tr\ntr.pane.HTML('<img src=\"/no-such-picture.png\">').servable()"


def test_a_quiet_console_is_good_and_an_error_in_it_fails(tmp_path: Path) -> None:
    files = {name: tmp_path / f"{name}.py" for name in ("good", "bad")}
    files["good"].write_text(GOOD, "utf-8")
    files["bad"].write_text(BAD, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "transom", "check", "--json", "--browser", *map(str, files.values())],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stderr
    good, bad = map(json.loads, done.stdout.splitlines())
    assert good["ok"], good
    (error,) = [cell["error"] for cell in bad["cells"] if cell["error"]]
    assert "404" in error
