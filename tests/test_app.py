"""What becomes of what an author serves: functions, objects, scripts and documents."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import transom as tr
from tests.site import ran
from transom.app import App, page_of
from transom.errors import ScriptError
from transom.process.declared import declared as everywhere
from transom.settings import Settings
from transom.testing import run_test


async def test_a_function_is_called_for_each_session() -> None:
    made: list[int] = []

    def page() -> Any:
        made.append(len(made))
        return tr.widgets.StaticText(value=f"number {len(made)}")

    app = App({"/": page_of(page)})
    async with run_test(app) as first, run_test(app) as second:
        assert (first.text, second.text) == ("number 1", "number 2")


async def test_a_coroutine_function_makes_a_page_too() -> None:
    async def page() -> Any:
        await asyncio.sleep(0)
        return "# from a coroutine"

    async with run_test(page) as shown:
        assert "from a coroutine" in shown.text


async def test_one_component_is_shown_to_everybody() -> None:
    shared = tr.widgets.TextInput(label="Shared", value="a")
    app = App({"/": page_of(shared)})
    async with run_test(app) as first, run_test(app) as second:
        first.set("Shared", "b")
        await second.wait(lambda: second.find("Shared")["value"] == "b")
    assert shared.value == "b"


async def test_a_failing_function_gives_an_error_page() -> None:
    def page() -> Any:
        raise ValueError("no data today")

    async with run_test(page) as shown:
        assert "ValueError: no data today" in shown.text
        assert "raise ValueError" in shown.all("Cell")[0]["error"]["detail"]
    async with run_test(page, settings=Settings(dev=False)) as shown:
        assert shown.all("Cell")[0]["error"]["detail"] is None


async def test_what_a_function_serves_is_its_page() -> None:
    def page() -> None:
        tr.widgets.StaticText(value="served").servable()

    async with run_test(page) as shown:
        assert shown.text == "served"


async def test_a_function_that_shows_nothing_says_so() -> None:
    async with run_test(lambda: None) as shown:
        assert "shows nothing" in shown.text


async def test_a_function_that_takes_an_argument_gets_its_session() -> None:
    async with run_test(lambda session: tr.widgets.StaticText(value=session.info.path)) as shown:
        assert shown.text == "/"


async def test_a_generator_makes_a_page_that_shows_each_of_its_values() -> None:
    async def page() -> Any:
        yield "first"
        await asyncio.sleep(1)
        yield "second"

    async with run_test(page) as shown:
        await shown.wait(lambda: "first" in shown.text)
        await shown.advance(1)
        await shown.wait(lambda: "second" in shown.text)


async def test_a_function_that_exits_ends_nobody() -> None:
    def leave() -> Any:
        raise SystemExit(5)

    app = App({"/": page_of(leave), "/other": page_of(lambda: "alive")})
    async with run_test(app) as shown, run_test(app, url="/other") as other:
        assert "cannot end the server" in shown.text
        assert "alive" in other.text


async def test_an_address_may_need_encoding(tmp_path: Path) -> None:
    app = App({"/my app": page_of(lambda: "spaced"), "/übung": page_of(lambda: "umlaut")})
    async with run_test(app, url="/my%20app") as shown, run_test(app, url="/%C3%BCbung?a=b") as other:
        assert "spaced" in shown.text
        assert "umlaut" in other.text


def test_a_class_is_no_page() -> None:
    with pytest.raises(ScriptError, match="Serve an instance"):
        page_of(tr.widgets.Button)


async def test_a_script_runs_off_the_loop_and_serves_what_it_says(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(
        "import threading\nimport transom as tr\n"
        "tr.widgets.StaticText(value=threading.current_thread().name).servable(title='Threads')\n"
        "tr.widgets.StaticText(value='second').servable()\n"
        "'not shown'\n"
    )
    async with run_test(file) as page:
        thread, second = page.all("StaticText")
        assert thread["value"] != threading.current_thread().name
        assert second["value"] == "second"
        assert page.title == "Threads"
        assert "not shown" not in page.text


async def test_top_level_await(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text("import asyncio\nvalue = 1\nawait asyncio.sleep(0)\nvalue += 1\nf'value {value}'\n")
    async with run_test(file) as page:
        assert "value 2" in page.text


async def test_a_document_shows_prose_at_once_and_results_as_they_come(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text(
        "# The title\n\nWords.\n\n```python\nimport asyncio\nawait asyncio.sleep(0.5)\n'late'\n```\n\n"
        "```python\n'later'\n```\n"
    )
    async with run_test(file) as page:
        assert page.title == "The title"
        assert "Words." in page.all("HTML")[0]["object"]
        first, _ = page.all("Cell")
        assert first["running"]
        assert "late" not in page.text.replace("'late'", "").replace("'later'", "")
        await page.advance(0.5)
        await page.wait(lambda: page.all("Markdown") and len(page.all("Markdown")) == 2)
        assert [each["object"].strip() for each in page.all("Markdown")] == ["<p>late</p>", "<p>later</p>"]
        await page.wait(lambda: ran(page))


async def test_a_failing_cell_does_not_stop_the_next(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text("```python\nx = 1\n1 / 0\n```\n\n```python\nf'x is {x}'\n```\n")
    async with run_test(file) as page:
        await page.wait(lambda: "x is 1" in page.text)
        failed = page.all("Cell")[0]["error"]
        assert failed["title"] == "ZeroDivisionError in page.md, line 3"


async def test_each_session_has_a_namespace_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(
        "import transom as tr\ncount = 0\n"
        "def click(event):\n    global count\n    count += 1\n    text.value = str(count)\n"
        "button, text = tr.widgets.Button(label='Go', on_click=click), tr.widgets.StaticText()\n"
        "tr.Row(button, text)\n"
    )
    app = App({"/": page_of(file)})
    async with run_test(app) as first, run_test(app) as second:
        first.click("Go")
        first.click("Go")
        second.click("Go")
        await first.wait(lambda: first.find("StaticText")["value"] == "2")
        await second.wait(lambda: second.find("StaticText")["value"] == "1")


async def test_a_script_that_never_ends_does_not_hold_the_server(tmp_path: Path) -> None:
    release = threading.Event()
    tr.state.cache["release"] = release
    file = tmp_path / "app.py"
    file.write_text("import transom as tr\ntr.state.cache['release'].wait(20)\n")
    app = App({"/": page_of(file), "/other": page_of(lambda: "alive")})
    stuck = asyncio.get_running_loop().create_task(_open(app))
    async with run_test(app, url="/other") as other:
        assert "alive" in other.text
    release.set()
    await stuck
    del tr.state.cache["release"]


async def _open(app: App) -> None:
    async with run_test(app):
        pass


async def test_a_task_is_a_page_of_its_results():
    @tr.task
    async def steps():
        for number in range(3):
            yield f"step {number}"

    async with run_test(steps) as page:
        await page.wait(lambda: "step 2" in page.text)


async def test_a_run_in_a_layout_is_shown_by_its_value():
    begin = asyncio.Event()

    @tr.task
    async def work():
        await begin.wait()
        return "it is done"

    def app():
        return tr.Row("Now:", work())

    async with run_test(app) as page:
        await page.wait(lambda: "Now:" in page.text)
        assert "Run" not in page.text
        begin.set()
        await page.wait(lambda: "it is done" in page.text)


def _button() -> Any:
    return tr.widgets.Button()


@pytest.fixture
def declared() -> Iterator[None]:
    """What is asked for outside of pages ends with the test."""
    yield
    everywhere.created.clear()


@pytest.mark.usefixtures("declared")
@pytest.mark.parametrize("kind", ["coroutine", "def", "file", "awaiting file", "on_session_created"])
async def test_a_page_that_waits_for_what_is_cancelled_says_so(site, failures, tmp_path: Path, kind: str) -> None:
    async def forever() -> None:
        await asyncio.sleep(60)

    def cancelled() -> Any:
        run = tr.create_task(forever())
        run.cancel()
        return run

    async def awaits() -> Any:
        return await cancelled()

    source: Any = {"coroutine": awaits, "def": lambda: cancelled().result()}.get(kind, _button)
    if "file" in kind:
        source = tmp_path / "app.py"
        wait = "await run" if kind == "awaiting file" else "run.result()"
        source.write_text(
            f"import asyncio\nimport transom as tr\nrun = tr.create_task(asyncio.sleep(60))\nrun.cancel()\n{wait}\n"
        )
    if kind == "on_session_created":
        tr.state.on_session_created(awaits)
    page = await site(source).open()
    (failure,) = failures()
    assert "WaitCancelledError: This waited for something that was cancelled" in failure.getMessage()
    if kind == "on_session_created":
        assert page.find("Button")
    else:
        assert "WaitCancelledError" in page.text


class AbortError(BaseException):
    """None of the usual ones."""


@pytest.mark.usefixtures("declared")
@pytest.mark.parametrize("kind", ["coroutine", "def", "file", "awaiting file", "on_session_created"])
async def test_a_page_shows_whatever_its_code_raises(site, failures, tmp_path: Path, kind: str) -> None:
    def fails() -> Any:
        raise AbortError("the reason")

    async def fails_later() -> Any:
        await asyncio.sleep(0)
        fails()

    source: Any = {"coroutine": fails_later, "def": fails}.get(kind, _button)
    if "file" in kind:
        source = tmp_path / "app.py"
        wait = "await fails()" if kind == "awaiting file" else "raise AbortError('the reason')"
        source.write_text(
            "class AbortError(BaseException): pass\nasync def fails(): raise AbortError('the reason')\n" + wait + "\n"
        )
    if kind == "on_session_created":
        tr.state.on_session_created(fails_later)
    page = await site(source).open()
    (failure,) = failures()
    assert "AbortError: the reason" in failure.getMessage()
    if kind == "on_session_created":
        assert page.find("Button")
    else:
        assert "AbortError" in page.text


async def test_a_page_that_cannot_be_made_is_no_blank_one(failures, monkeypatch: pytest.MonkeyPatch) -> None:
    async def breaks(*_: Any) -> None:
        raise RuntimeError("nobody expected this")

    page = page_of(_button)
    monkeypatch.setattr(page, "open", breaks)
    async with run_test(App({"/": page})) as shown:
        assert "nobody expected this" in shown.text
    (failure,) = failures()
    assert "nobody expected this" in failure.getMessage()
