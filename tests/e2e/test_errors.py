"""Apps that fail: what the page and the terminal say."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Serve
from tests.e2e.live import until


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_a_failing_cell_does_not_stop_later_ones(serve: Serve, open_page: Callable[..., Page], tmp_path: Path) -> None:
    file = write(tmp_path, "page.md", "# Page\n\n```python\n1 / 0\n```\n\nMore.\n\n```python\n'still **here**'\n```\n")
    served = serve(file, "--dev")
    page = open_page(served.url)
    expect(page.locator(".tr-error")).to_contain_text("ZeroDivisionError in page.md, line 4")
    expect(page.locator(".tr-Cell").nth(1)).to_contain_text("still here")
    page.locator(".tr-error summary").click()
    expect(page.locator(".tr-error")).to_contain_text("1 / 0")
    until(lambda: "division by zero" in served.output)


def test_outside_of_development_no_traceback_reaches_the_page(
    serve: Serve, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    file = write(
        tmp_path,
        "app.py",
        "import transom as tr\n"
        "def secret_function(event):\n    raise ValueError('the password is xyzzy')\n"
        "tr.widgets.Button(label='Go', on_click=secret_function).servable()\n",
    )
    served = serve(file)
    page = open_page(served.url)
    page.get_by_role("button", name="Go").click()
    expect(page.locator(".tr-toast")).to_contain_text("Something went wrong")
    assert "xyzzy" not in page.content()
    assert "secret_function" not in page.content()
    until(lambda: "the password is xyzzy" in served.output)


def test_a_script_that_shows_nothing(serve: Serve, open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page(serve(write(tmp_path, "empty.py", "x = 1\n")).url)
    expect(page.locator(".tr-error")).to_contain_text("shows nothing")
    expect(page.locator(".tr-error")).to_contain_text("servable()")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "transom", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_a_file_that_is_missing() -> None:
    done = run("serve", "nowhere.py")
    assert done.returncode == 2
    assert "There is no file 'nowhere.py'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("explicit", [True, False])
def test_a_port_that_is_taken(serve: Serve, tmp_path: Path, explicit: bool) -> None:
    file = write(tmp_path, "app.py", "'hello'\n")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        if explicit:
            done = run("serve", file, "--port", str(taken.getsockname()[1]))
            assert done.returncode == 2
            assert "taken" in done.stderr
            assert "--port" in done.stderr
        else:
            assert serve(file).url


def test_development_mode_is_for_this_machine_only(tmp_path: Path) -> None:
    done = run("serve", write(tmp_path, "app.py", "1\n"), "--dev", "--address", "0.0.0.0")
    assert done.returncode == 2
    assert "127.0.0.1" in done.stderr
