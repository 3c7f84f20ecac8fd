"""Autoreload: saving a file brings open pages to the new code, with what their users have entered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Serve

APP = """
import transom as tr
name = tr.widgets.TextInput(label="Name", placeholder="who")
size = tr.widgets.IntSlider(label="Size", start=0, end=10)
tr.Column("# {title}", name, size, tr.Spacer(height=3000), "the end").servable(title="{title}")
"""
OPEN = "main.tr-page"


def test_saving_keeps_values_scroll_and_focus(serve: Serve, open_page: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(APP.format(title="First"))
    page = open_page(serve(file, "--autoreload").url)
    field = page.get_by_label("Name")
    field.fill("Ada")
    field.press("Enter")
    page.get_by_label("Size").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    field.focus()
    page.evaluate("scrollTo(0, 140)")
    file.write_text(APP.format(title="Second"))
    expect(page.locator("h1")).to_have_text("Second")
    expect(page).to_have_title("Second")
    expect(field).to_have_value("Ada")
    expect(page.get_by_label("Size")).to_have_value("3")
    expect(field).to_be_focused()
    page.wait_for_function("() => scrollY === 140")


def test_into_an_error_and_out_of_it(serve: Serve, open_page: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(APP.format(title="Fine"))
    page = open_page(serve(file, "--dev").url)
    expect(page.locator("h1")).to_have_text("Fine")
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Name").press("Enter")
    file.write_text("import transom as tr\n\ndef broken(:\n    pass\n")
    error = page.locator(".tr-error")
    expect(error).to_contain_text("SyntaxError")
    expect(error).to_contain_text("line 3")
    file.write_text("import transom as tr\n1 / 0\n")
    expect(error).to_contain_text("ZeroDivisionError")
    expect(error).to_contain_text("line 2")
    file.write_text(APP.format(title="Fine again"))
    expect(page.locator("h1")).to_have_text("Fine again")
    expect(error).to_have_count(0)
    expect(page.get_by_label("Name")).to_have_value("Ada")  # carried over both errors


def test_a_document_keeps_the_values_of_cells_that_come_late(
    serve: Serve, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    file = tmp_path / "page.md"
    text = """# {title}

```{{pyodide}}
import time
import transom as tr
time.sleep(0.3)
```

```{{pyodide}}
name = tr.widgets.TextInput(label="Name")
tr.Column(name, tr.bind("Hello {{}}".format, name))
```
"""
    file.write_text(text.format(title="First"))
    page = open_page(serve(file, "--autoreload").url)
    field = page.get_by_label("Name")
    field.fill("Ada")
    field.press("Enter")
    expect(page.get_by_text("Hello Ada")).to_be_visible()
    file.write_text(text.format(title="Second"))
    expect(page.locator("h1")).to_contain_text("Second")
    expect(page.get_by_text("Hello Ada")).to_be_visible()
    expect(field).to_have_value("Ada")


def test_a_module_beside_the_app_is_loaded_again(serve: Serve, open_page: Callable[..., Page], tmp_path: Path) -> None:
    (tmp_path / "texts.py").write_text("GREETING = 'Hello'\n")
    file = tmp_path / "app.py"
    file.write_text("import panel as pn\nfrom texts import GREETING\npn.pane.Markdown('# ' + GREETING).servable()\n")
    page = open_page(serve(file, "--autoreload").url)
    expect(page.locator("h1")).to_have_text("Hello")
    (tmp_path / "texts.py").write_text("GREETING = 'Good day'\n")
    expect(page.locator("h1")).to_have_text("Good day")


OWN = """
import param
import transom as tr

class Shown(tr.JSComponent):
    value = param.Integer(default=0)
    _esm = "shown.js"
    _stylesheets = ["shown.css"]

tr.Column(Shown(), tr.widgets.TextInput(label="Name")).servable()
"""
MODULE = """
export function render({{ model }}) {{
  const button = document.createElement("button");
  button.onclick = () => {{ model.value += 1; }};
  const show = () => {{ button.textContent = "{word} " + model.value; }};
  model.on("value", show);
  show();
  return button;
}}
"""


def test_a_module_and_a_style_sheet_beside_the_app_are_taken_anew(
    serve: Serve, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    module, sheet = tmp_path / "shown.js", tmp_path / "shown.css"
    (tmp_path / "app.py").write_text(OWN)
    module.write_text(MODULE.format(word="first"))
    sheet.write_text("button { color: rgb(1, 0, 0) }")
    page = open_page(serve(tmp_path / "app.py", "--dev").url)
    button = page.locator(".tr-custom button")
    button.click()
    expect(button).to_have_text("first 1")
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Name").press("Enter")
    module.write_text(MODULE.format(word="second"))
    expect(button).to_have_text("second 1")
    sheet.write_text("button { color: rgb(2, 0, 0) }")
    expect(button).to_have_css("color", "rgb(2, 0, 0)")
    expect(button).to_have_text("second 1")
    expect(page.get_by_label("Name")).to_have_value("Ada")
