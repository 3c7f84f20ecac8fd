"""What `transom new-component` writes is a component that works, unedited."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from transom.cli import new_component
from transom.errors import TransomError

ROOT = Path(__file__).resolve().parents[2]


def checkout(folder: Path) -> Path:
    """What a component is written into, and nothing else of the checkout."""
    for name in ("src/transom", "tests/widgets", "dev"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.br", "*.gz"))
    for name in ("pyproject.toml", "conftest.py", "docs/components.md", "package.json", "tsconfig.json", "biome.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for path in (ROOT / "tests").glob("*.py"):
        shutil.copy(path, folder / "tests" / path.name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def run(folder: Path, *command: str) -> str:
    environ = {**os.environ, "PYTHONPATH": str(folder / "src")}
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_a_new_widget_passes_its_tests_and_the_gates(tmp_path):
    folder = checkout(tmp_path)
    assert "make demo" in run(folder, sys.executable, "-m", "transom", "new-component", "ColorWheel")
    run(folder, sys.executable, "-m", "pytest", "-q", "tests/widgets/test_color_wheel.py", "-p", "no:cacheprovider")
    run(folder, sys.executable, "-m", "ruff", "check", "src/transom/widgets", "tests/widgets/test_color_wheel.py")
    run(folder, sys.executable, "-m", "ruff", "format", "--check", "src/transom/widgets", "tests/widgets")
    run(folder, "node", "node_modules/typescript/bin/tsc", "--noEmit", "-p", ".")
    assert "| `ColorWheel` |" in (folder / "docs/components.md").read_text("utf-8")
    assert run(folder, sys.executable, "-c", "import transom as tr; print(tr.widgets.ColorWheel('a').label)") == "a\n"


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_elsewhere_it_is_a_component_with_a_module_of_its_own(tmp_path):
    assert "transom serve color_wheel.py" in run(
        tmp_path, sys.executable, "-m", "transom", "new-component", "ColorWheel"
    )
    assert {path.name for path in tmp_path.iterdir()} == {
        "color_wheel.py", "color_wheel.js", "color_wheel.css", "test_color_wheel.py",
    }  # fmt: skip
    run(tmp_path, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert "1 file: 1 ok" in run(tmp_path, sys.executable, "-m", "transom", "check", "color_wheel.py")


def test_what_is_there_is_not_written_over(tmp_path):
    for name in ("src/transom/widgets", "tests/widgets", "docs"):
        (tmp_path / name).mkdir(parents=True)
    exports = tmp_path / "src/transom/widgets/__init__.py"
    exports.write_text("from transom.components.widget import Widget\n\n__all__ = [\n]\n", "utf-8")
    (tmp_path / "docs/components.md").write_text("| `StaticText` | |\n", "utf-8")
    paths = new_component.write_widget(tmp_path, "Dial2")
    before = {path: path.read_text("utf-8") for path in [*paths, exports]}
    with pytest.raises(TransomError, match=r"dial2.py is there already"):
        new_component.write_widget(tmp_path, "Dial2")
    assert before == {path: path.read_text("utf-8") for path in [*paths, exports]}
    assert [path.name for path in paths] == ["dial2.py", "dial2.ts", "dial2.css", "test_dial2.py"]


@pytest.mark.parametrize("name", ["dial", "My Dial", "1st", "Dial-2", "../Dial", "None"])
def test_a_name_that_is_no_class_is_refused(name):
    result = CliRunner().invoke(new_component.command, ["--", name])
    assert isinstance(result.exception, TransomError)
    assert "such as ColorWheel" in str(result.exception)
