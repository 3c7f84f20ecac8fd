from __future__ import annotations

import json
import re
import sys
import time
from textwrap import dedent

import pytest

from transom.cli.check import command
from transom.errors import TransomError
from transom.hosts.chromium import NAMES
from transom.testing.mirror import Mirror

GOOD = """
    import transom as tr
    tr.widgets.IntSlider(start=0, end=3).servable()
"""


@pytest.fixture
def write(tmp_path):
    """Writes an app file and returns its name."""

    def make(source, name="app.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(source).lstrip("\n"), "utf-8")
        return str(path)

    return make


@pytest.fixture
def check(capsys):
    """Runs the command; returns its exit code and what it wrote to stdout."""

    def run(*arguments, **options):
        with pytest.raises(SystemExit) as exited:
            command.main([str(each) for each in arguments], **options)
        out = capsys.readouterr().out
        return exited.value.code, out

    return run


@pytest.fixture
def report(check):
    """Checks one file and returns its JSON object."""

    def run(*arguments):
        code, out = check("--json", *arguments)
        (line,) = out.splitlines()
        found = json.loads(line)
        assert code == (0 if found["ok"] else 1)
        return found

    return run


def errors(found):
    return {cell["index"]: cell["error"] for cell in found["cells"] if cell["error"]}


def test_a_file_that_runs_is_ok(check, write):
    code, out = check(write(GOOD))
    assert code == 0
    assert out.splitlines()[0].startswith("ok ")
    assert out.splitlines()[-1] == "1 file: 1 ok"


def test_the_json_of_a_file_has_six_keys(report, write):
    file = write(GOOD)
    assert report(file) == {
        "file": file,
        "ok": True,
        "missing": [],
        "links": [],
        "notes": [],
        "cells": [{"index": 0, "ok": True, "error": None, "because": None}],
    }


FAILURES = {
    "the file's own code": ("import transom as tr\ntr.panel(1)\nunknown", "line 3: NameError: name 'unknown'"),
    "a syntax error": ("x = 1\ny = (\n", "line 2: SyntaxError: '(' was never closed"),
    "nothing to show": ("x = 1", "This app shows nothing"),
    "sys.exit": ("import sys\nsys.exit(3)", "line 2: ExitError: SystemExit was raised, as by sys.exit(3)"),
    "a server in a page": (
        "import panel as pn\npn.serve({'a': pn.Row('x')}, port=0, threaded=True)\n'x'",
        "line 2: ScriptError: serve() begins a server, and this app is being served by one",
    ),
    "a view": ("def view():\n    raise ValueError('no')\n\nview", "ValueError: no"),
    "a view that awaits": (
        "import asyncio\nasync def view():\n    await asyncio.sleep(0.2)\n    raise ValueError('late')\nview",
        "line 4: view: ValueError: late",
    ),
    "a pane": (
        "import transom as tr\ntr.Column(tr.pane.JPG(b'<html>')).servable()",
        "line 2: JPG: Not a JPG picture",
    ),
    "markup of which nothing is left": (
        "import transom as tr\ntr.Row(tr.pane.HTML('<div id=x></div><script>draw()</script>')).servable()",
        "HTML: Nothing is left of this HTML",
    ),
    "a coroutine in a layout": (
        "import transom as tr\nasync def fetch():\n    return 1\ntr.Row(fetch()).servable()",
        "line 4: layout: This object cannot be shown: fetch() was called",
    ),
    "a function that needs arguments": (
        "import transom as tr\ntr.Row(lambda x: x).servable()",
        "needs x. Bind it to widgets, parameters or values",
    ),
    "a value that cannot travel": (
        "import transom as tr\nb = tr.widgets.Button(tags=[object()])\nb.servable()",
        "Button.tags: EncodeError",
    ),
    "a callback at load": (
        "import transom as tr\ndef late():\n    1 / 0\ntr.state.onload(late)\ntr.panel('x')",
        "line 3: late: ZeroDivisionError",
    ),
    "a periodic callback": (
        "import transom as tr\ndef tick():\n    1 / 0\ntr.state.add_periodic_callback(tick, period=200)\n'x'",
        "line 3: tick: ZeroDivisionError",
    ),
    "an awaiting callback": (
        "import transom as tr\nasync def tick():\n    1 / 0\ntr.state.add_periodic_callback(tick, period=200)\n'x'",
        "line 3: tick: ZeroDivisionError",
    ),
}


@pytest.mark.parametrize(("source", "told"), FAILURES.values(), ids=FAILURES)
def test_a_failure_is_named_with_its_line(report, write, source, told):
    found = report(write(source))
    assert not found["ok"]
    assert told in errors(found)[0]
    assert errors(found)[0].count("\n") == 0, "one failure is told once"


def test_the_cells_of_a_document_fail_one_by_one(report, write):
    found = report(
        write(
            """
            # Page

            ```python
            x = 1
            ```

            ```python
            missing_one
            ```

            ```python
            def view():
                raise ValueError(x)
            view
            ```
            """,
            "page.md",
        )
    )
    assert [cell["ok"] for cell in found["cells"]] == [True, False, False]
    assert errors(found)[1] == "line 8: NameError: name 'missing_one' is not defined"
    assert errors(found)[2].startswith("line 13: ")
    assert errors(found)[2].endswith("ValueError: 1")


def test_the_cells_of_a_notebook_are_counted_from_one_for_people(check, write):
    cells = [{"cell_type": "code", "source": text, "metadata": {}, "outputs": []} for text in ("1", "\nno")]
    file = write(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), "book.ipynb")
    code, out = check(file)
    assert code == 1
    assert "cell 2, line 2  NameError: name 'no' is not defined" in out


def test_a_failing_file_does_not_keep_the_next_from_running(check, write):
    code, out = check(write("no", "a.py"), write(GOOD, "b.py"), write(GOOD, "c.py"))
    assert code == 1
    assert [line.split()[0] for line in out.splitlines() if ".py" in line] == ["failed", "ok", "ok"]
    assert out.splitlines()[-1] == "3 files: 2 ok, 1 failed"


def test_each_file_imports_the_modules_of_its_own_folder(report, write):
    for name, text in (("one", "1"), ("two", "2")):
        write(f"VALUE = {text}", f"{name}/settings_of_app.py")
        source = f"import settings_of_app\nassert settings_of_app.VALUE == {text}\n'shown'"
        app = write(source, f"{name}/app.py")
        sys.path.insert(0, str(write("", f"{name}/empty.py").removesuffix("/empty.py")))
        try:
            assert report(app)["ok"], name
        finally:
            sys.path.pop(0)


# --- what Transom lacks ---


def test_a_missing_name_in_a_branch_that_does_not_run_is_listed_and_no_failure(report, write):
    found = report(
        write(
            """
            import panel as pn
            if False:
                pn.widgets.IntSlidr(start=0)
                pn.Row(colour="red")
            pn.panel("x")
            """
        )
    )
    assert found["ok"]
    assert found["missing"] == [
        {
            "name": "panel.widgets.IntSlidr",
            "line": 3,
            "cell": 0,
            "nearest": "panel.widgets.IntSlider",
            "kind": "name",
            "panels": False,
        },
        {"name": "panel.Row(colour=)", "line": 4, "cell": 0, "nearest": None, "kind": "keyword", "panels": False},
    ]


def test_people_are_told_the_nearest_name(check, write):
    code, out = check(write("import panel as pn\nif 0:\n    pn.widgets.IntSlidr\n'x'"))
    assert code == 0
    assert "missing  line 3  panel.widgets.IntSlidr (nearest: panel.widgets.IntSlider)" in out


def test_what_panel_has_and_transom_has_not_is_told_apart_from_a_slip(check, write):
    source = """
    import panel as pn
    if 0:
        from panel.chat import ChatFeed, ChatMessage as Message
        pn.widgets.JSONEditor(), pn.state.webdriver, pn.template.Template(), pn.layout.Nothing()
        button = pn.widgets.Button(margins=1, design=1)
        button.server_doc()
    'x'
    """
    _, out = check(write(source))
    told = [line.partition("panel.")[2] for line in out.splitlines() if "missing" in line]
    assert told == [
        "chat.ChatFeed is not yet in Transom",
        "chat.ChatMessage is not yet in Transom",
        "widgets.JSONEditor is not yet in Transom",
        "state.webdriver is not yet in Transom",
        "template.Template is not yet in Transom (nearest: panel.Page)",
        "layout.Nothing",
        "widgets.Button(margins=) (nearest: margin)",
        "widgets.Button.server_doc is not yet in Transom",
    ]


CHAIN = """
# Page

```python
import panel as pn
feed = pn.chat.ChatFeed()
```

```python
box = pn.Row(feed)
```

```python
box, 1
```

```python
def shown():
    return nothing_of_the_kind

shown()
```
"""


def test_what_fails_for_want_of_a_failed_cell_is_told_with_its_cause(report, check, write):
    file = write(CHAIN, "page.md")
    found = report(file)
    assert [cell["ok"] for cell in found["cells"]] == [False] * 4
    assert [cell["because"] for cell in found["cells"]] == [None, 0, 0, None]
    _, out = check(file)
    told = [line.split(maxsplit=1)[1] for line in out.splitlines() if line.startswith("  ")]
    assert told == [
        "cell 1, line 5   AttributeError: pn.chat.ChatFeed is not yet in Transom.",
        "want of it cells 2, 3 failed too",
        "cell 4, line 18  NameError: name 'nothing_of_the_kind' is not defined",
    ]


def test_a_failure_that_does_not_say_what_is_missing_has_that_beside_it(check, write):
    _, out = check(write("import panel as pn\n@pn.io.hold(freeze=True)\ndef f(): return 1\npn.Row(nam='x')"))
    told = [line.strip() for line in out.splitlines()[1:-1]]
    assert told == [
        "missing  line 4  panel.Row(nam=) (nearest: name)",
        "error    line 2  TypeError: hold() got an unexpected keyword argument 'freeze'",
        "panel.io.hold(freeze=) is not yet in Transom",
    ]


def test_failures_are_told_in_the_order_of_the_file_and_tracebacks_when_asked_for(check, write, caplog):
    text = "```python\ndef view():\n    1/0\nview\n```\n\n```python\nno\n```\n"
    file = write(text, "page.md")
    _, out = check(file)
    assert out.index("ZeroDivisionError") < out.index("NameError")
    assert caplog.text == ""
    check("--tracebacks", file)
    assert "Traceback" in caplog.text


def test_what_is_shown_otherwise_than_it_is_set_is_noted(report, write):
    found = report(write("import transom as tr\ntr.widgets.IntSlider(label='S', value=50, end=10).servable()"))
    assert found["ok"]
    assert len(found["notes"]) == 1
    assert "50" in found["notes"][0]


def test_a_missing_name_that_is_used_fails_by_itself(report, write):
    found = report(write("import panel as pn\npn.widgets.IntSlidr(start=0)"))
    assert [each["name"] for each in found["missing"]] == ["panel.widgets.IntSlidr"]
    assert errors(found)[0].startswith("line 2: AttributeError")


def test_without_the_alias_panel_is_panel(report, write):
    found = report("--no-as-panel", write("import panel_of_nobody as pn\nimport panel.nothing_here\n'x'"))
    assert found["missing"] == []
    assert "ModuleNotFoundError" in errors(found)[0]


# --- what does not end ---


def test_periodic_callbacks_and_endless_generators_do_not_hold_it_up(report, write):
    began = time.monotonic()
    found = report(
        write(
            """
            import asyncio, time
            import transom as tr

            async def clock():
                while True:
                    yield "tick"
                    await asyncio.sleep(0.05)

            def ticks():
                while True:
                    yield "tock"
                    time.sleep(0.05)

            async def poll():
                await asyncio.sleep(0.1)

            tr.state.add_periodic_callback(poll, period=50)
            tr.state.add_periodic_callback(lambda: time.sleep(0.02), period=20)
            tr.Column(clock, ticks, tr.widgets.StaticText(value=clock)).servable()
            """
        )
    )
    assert found["ok"], found
    assert time.monotonic() - began < 15  # and not the 30 s that it may take


def test_a_task_that_goes_round_does_not_hold_it_up_and_one_that_ends_is_waited_for(check, write, monkeypatch):
    monkeypatch.setattr("transom.hosts.rest.LONGEST_PERIOD", 200)
    source = """
        import asyncio
        import transom as tr

        async def count():
            while True:
                await asyncio.sleep(0.02)

        async def once():
            await asyncio.sleep(1)
            raise ValueError("at the end")

        asyncio.create_task(count())
        asyncio.create_task(once())
        tr.panel("x")
    """
    code, out = check("--timeout", "15", write(source))
    assert code == 1
    assert "ValueError: at the end" in out
    assert "still running" not in out


def test_work_that_goes_on_is_noted_when_the_time_is_up(check, write):
    source = """
        import asyncio
        import transom as tr

        async def serve_forever():
            await asyncio.Event().wait()

        tr.state.onload(serve_forever)
        tr.panel("x")
    """
    code, out = check("--timeout", "1.5", write(source))
    assert code == 0
    assert "still running when the time was up: serve_forever" in out


@pytest.mark.slow
def test_a_file_that_does_not_end_fails(report, write):
    found = report("--timeout", "0.6", write("import time\ntime.sleep(5)\n'x'"))
    assert errors(found) == {0: "It did not come to its end within 0.6 s"}


def test_the_cell_that_does_not_end_is_named(report, write):
    text = "# P\n\n```python\nx = 1\n```\n\n```python\nimport asyncio\nawait asyncio.sleep(9)\n```\n"
    found = report("--timeout", "1.5", write(text, "page.md"))
    assert errors(found) == {1: "It did not come to its end within 1.5 s"}


@pytest.mark.parametrize("blocks", ["while True: pass", "import time; time.sleep(60)"])
@pytest.mark.slow
def test_code_that_blocks_the_event_loop_is_interrupted_and_named(report, write, blocks):
    found = report("--timeout", "0.3", write(f"async def view():\n    {blocks}\nview"))
    assert errors(found) == {0: "line 2: The event loop was blocked until the time was up (0.3 s)"}


# --- what cannot be run ---


def test_a_missing_file_is_named(report, tmp_path):
    found = report(tmp_path / "nope.py")
    assert errors(found) == {None: f"There is no file {str(tmp_path / 'nope.py')!r}."}


def test_a_folder_is_checked_as_it_is_served(check, write, tmp_path):
    for name in ("one.py", "deep/two.py", "_private.py", "test_one.py"):
        write(GOOD, name)
    write("def helper(): pass", "helper.py")
    write("# A page", "page.md")
    code, out = check(tmp_path)
    assert code == 0
    assert re.findall(r"(\w+\.\w+)  \(", out) == ["one.py", "page.md"]


def test_files_patterns_and_folders_together_are_checked_once_each(check, write, tmp_path):
    write(GOOD, "a_one.py")
    write(GOOD, "a_two.py")
    code, out = check(tmp_path / "a_*.py", tmp_path, tmp_path / "a_one.py")
    assert (code, out.splitlines()[-1]) == (0, "2 files: 2 ok")


def test_a_folder_without_an_app_fails_alone_and_says_why(check, write, tmp_path):
    (tmp_path / "empty").mkdir()
    code, out = check(tmp_path / "empty", write("x = 1", "modules/only.py").removesuffix("/only.py"), write(GOOD))
    assert code == 1
    assert "There is no app file (.py, .md, .ipynb)" in out
    assert "only.py only define things: write `obj.servable()`" in out
    assert out.splitlines()[-1] == "3 files: 1 ok, 2 failed"


def test_dead_links_are_told_with_their_lines_and_fail(check, report, write, tmp_path):
    write("# There\n\n## Part", "there.md")
    write("a,b", "assets/t.csv")
    text = """
    # Page

    [one](there.md) [two](there.md#part) [three](/there?x=1) [four](there) [five](https://example.org) [six](#page)
    and a [dead one](gone.md) on the next line

    | table |
    |---|
    | ![no](no.png) |

    ```{figure} none.png
    ```

    [static](/assets/t.csv)
    """
    page = write(text, "page.md")
    dead = [("gone.md", 4), ("no.png", 8), ("none.png", 10), ("/assets/t.csv", 13)]
    found = report(page)
    assert (found["ok"], errors(found)) == (False, {})
    assert [(each["href"], each["line"]) for each in found["links"]] == dead
    code, out = check("--static-dirs", f"assets={tmp_path / 'assets'}", page)
    assert code == 1
    assert "link     line 4   'gone.md' leads nowhere" in out
    assert "t.csv" not in out


def test_places_in_pages_to_which_nothing_leads_are_told_too(check, report, write):
    cells = [{"cell_type": "markdown", "source": "# Here", "metadata": {}}]
    write(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), "book.ipynb")
    write("# There\n\n(named)=\n## Some part\n\n<a name='raw'></a>", "there.md")
    write(GOOD, "app.py")
    text = """
    # Page

    [1](#page) [2](#) [3](#gone)
    [4](there.md#some-part) [5](there.md#named) [6](there#raw) [7](/there#other) [8](book.ipynb#here)
    [9](book.ipynb#there) [10](app.py#made-by-it) [11](https://example.org/#x) [12](there.md#gone%20too)
    """
    file = write(text, "page.md")
    found = report(file)
    dead = [("#gone", 3), ("/there#other", 4), ("book.ipynb#there", 5), ("there.md#gone%20too", 5)]
    assert [(each["href"], each["line"]) for each in found["links"]] == dead
    assert not found["ok"]
    assert "'#gone' leads nowhere: there is no such page, or no such place in it" in check(file)[1]


def test_a_dead_link_of_a_notebook_has_its_text_cell(report, write):
    cells = [{"cell_type": "markdown", "source": text, "metadata": {}} for text in ("# Title", "\n[no](no.md)")]
    found = report(write(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), "b.ipynb"))
    assert found["links"] == [{"href": "no.md", "line": 2, "text": 2}]


def test_a_file_of_another_kind_says_which_are_known(report, write):
    (text,) = errors(report(write("x", "notes.txt"))).values()
    assert ".py, .md or .ipynb" in text


def test_a_page_that_the_client_cannot_read_fails(report, write, monkeypatch):
    def broken(self, message):
        if message["t"] == "snapshot":
            raise KeyError("c9")
        original(self, message)

    original = Mirror.apply
    monkeypatch.setattr(Mirror, "apply", broken)
    assert errors(report(write(GOOD))) == {0: "The page cannot be shown: KeyError: 'c9'"}


# --- output ---


def test_what_the_app_prints_goes_to_stderr(write, capsys):
    with pytest.raises(SystemExit):
        command.main(["--json", write("print('from the app')\n'x'")])
    captured = capsys.readouterr()
    assert "from the app" in captured.err
    assert json.loads(captured.out)["ok"]


def test_colours_are_for_terminals(check, write):
    assert "\x1b[" not in check(write(GOOD))[1]
    assert "\x1b[" in check(write(GOOD), color=True)[1]


def test_places_are_aligned(check, write):
    text = "# P\n\n```python\nno\n```\n" + "\n" * 9 + "```python\nnever\n```\n"
    _, out = check(write(text, "page.md"))
    found = [line.index("NameError") for line in out.splitlines() if "NameError" in line]
    assert len(found) == 2
    assert len(set(found)) == 1


# --- in a browser ---


def test_without_chromium_it_says_what_to_do(write, monkeypatch):
    monkeypatch.delenv("TRANSOM_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(TransomError, match=f"{NAMES[0]}.*TRANSOM_CHROMIUM"):
        command.main(["--browser", write(GOOD)])


def test_a_chromium_that_is_not_there_is_named(write, monkeypatch):
    monkeypatch.setenv("TRANSOM_CHROMIUM", "/no/such/browser")
    with pytest.raises(TransomError, match="TRANSOM_CHROMIUM='/no/such/browser' is no program"):
        command.main(["--browser", write(GOOD)])


def test_without_playwright_it_says_what_to_install(write, monkeypatch):
    monkeypatch.setitem(sys.modules, "playwright.async_api", None)
    with pytest.raises(TransomError, match="pip install playwright"):
        command.main(["--browser", write(GOOD)])
