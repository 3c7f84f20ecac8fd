"""A statement at the top of an app file that names asyncio's loop runs on it, and its tasks are the page's."""

from __future__ import annotations

import asyncio
import threading

import pytest

import transom as tr
from transom.diagnostics.advice import advised
from transom.script.compile import Compiler
from transom.testing import run_test

HEAD = "import asyncio\nimport asyncio as aio\nfrom asyncio import create_task, ensure_future as soon\n"


def places(source):
    compiler = Compiler()
    compiler.compile(HEAD, "app.py")
    return [step.on_loop for step in compiler.compile(source, "app.py").steps]


@pytest.mark.parametrize(
    "statement",
    [
        "asyncio.create_task(f())",
        "task = aio.ensure_future(f())",
        "create_task(f())",
        "tasks = [soon(f()) for _ in range(3)]",
        "loop = asyncio.get_running_loop()",
        "asyncio.get_event_loop().create_task(f())",
        "asyncio.get_event_loop().call_later(1, f)",
        "if True:\n    asyncio.create_task(f())",
        "class A:\n    task = asyncio.create_task(f())",
        "def g(task=asyncio.create_task(f())): pass",
    ],
)
def test_what_names_the_loop_runs_on_it(statement):
    assert places(statement) == [True]


@pytest.mark.parametrize(
    "statement",
    [
        "tr.create_task(f())",
        "group.create_task(f())",
        "def g():\n    asyncio.create_task(f())",
        "async def g():\n    loop = asyncio.get_running_loop()",
        "g = lambda: asyncio.create_task(f())",
        "asyncio.run(f())",
        "from asyncio import create_task",
        "loop.create_task(f())",
    ],
)
def test_all_else_stays_in_the_thread(statement):
    assert places(statement) == [False]


def test_what_uses_a_loop_of_an_earlier_cell_runs_on_it():
    compiler = Compiler()
    compiler.compile(f"{HEAD}loop = asyncio.get_running_loop()", "a.md")
    assert [step.on_loop for step in compiler.compile("loop.call_soon(f)\nx = 1", "a.md").steps] == [True, False]
    assert [step.on_loop for step in compiler.compile("loop = 1\nloop", "a.md").steps] == [False, False]


APP = """
import asyncio, threading
import transom as tr
text = tr.widgets.StaticText(value="before")
here = {}
async def count():
    try:
        while True:
            await asyncio.sleep(1)
            text.value = "counted"
    finally:
        here["ended"] = True
here["thread"] = threading.get_ident()
task = asyncio.create_task(count(), name="counting")
tr.state.cache["top"] = here
here["task"] = task
text.servable()
"""


async def test_a_task_of_the_top_belongs_to_the_page_and_ends_with_it(tmp_path):
    (tmp_path / "app.py").write_text(APP)
    async with run_test(tmp_path / "app.py") as page:
        here = tr.state.cache.pop("top")
        assert here["thread"] != threading.get_ident()
        assert isinstance(here["task"], asyncio.Task)
        (session,) = page.registry.sessions.values()
        assert [run.name for run in session.runs] == ["counting"]
        await page.wait(lambda: "counted" in page.text)
        assert not here["task"].done()
    assert here["ended"]
    assert here["task"].cancelled()


async def test_its_failure_is_reported(tmp_path, failures):
    (tmp_path / "app.py").write_text(
        "import asyncio\nimport transom as tr\nasync def count():\n    raise ValueError('no number')\n"
        "loop = asyncio.get_event_loop()\nloop.create_task(count())\ntr.Column('shown').servable()\n"
    )
    async with run_test(tmp_path / "app.py") as page:
        await page.wait(failures)
        assert "shown" in page.text
        (failure,) = failures()
        assert "ValueError: no number" in failure.getMessage()


async def test_a_cell_that_begins_a_task_shows_nothing_of_it(tmp_path):
    (tmp_path / "page.md").write_text(
        "# Title\n\n```python\nimport asyncio\nasyncio.create_task(asyncio.sleep(0))\n```\n\n"
        "```python\nasyncio.current_task(asyncio.get_running_loop()) is not None\n```\n"
    )
    async with run_test(tmp_path / "page.md") as page:
        await page.wait(lambda: "True" in page.text)
        assert "Task" not in page.text.replace("Title", "")
        assert "finished" not in page.text


@pytest.mark.parametrize(
    ("top", "said"),
    [
        ("import helper_of_loops", "Begin a coroutine with `tr.create_task(count())`"),
        ("import asyncio\nloop = asyncio.get_event_loop()\nloop.run_until_complete(f())", "Write `await main()`"),
    ],
)
async def test_where_it_cannot_be_the_message_says_what_to_write(tmp_path, failures, top, said):
    (tmp_path / "helper_of_loops.py").write_text("import asyncio\nasyncio.get_running_loop()\n")
    (tmp_path / "app.py").write_text(f"def f(): return None\n{top}\n")
    async with run_test(tmp_path / "app.py") as page:
        assert said in page.text
        assert failures()


def test_a_loop_within_the_loop_is_told_what_to_write():
    error = RuntimeError("asyncio.run() cannot be called from a running event loop")
    assert str(advised(error)).endswith("Write `await main()`, at the top of an app file too.")
