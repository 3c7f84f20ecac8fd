from __future__ import annotations

import asyncio
import gc
import sys
import threading
import weakref

import pytest

from tests.script.stages import MemoryStage
from transom.script import namespace, parse, run


def page(*cells):
    return parse("\n\n".join(f"```python\n{cell}\n```" for cell in cells), "page.md", "md")


async def outcome_of(*cells, stage=None):
    outcome = await run(page(*cells), stage or MemoryStage())
    outcome.namespace.close()
    return outcome


async def test_cells_run_in_order_in_one_namespace():
    stage = MemoryStage()
    outcome = await outcome_of("a = 1", "b = a + 1\nb", "a + b", stage=stage)
    assert [result.value for result in outcome.results] == [None, 2, 3]
    assert outcome.value == 3
    assert outcome.failures == ()
    assert stage.log == [
        "start 0", "call", (0, None, None),
        "start 1", "call", (1, 2, None),
        "start 2", "call", (2, 3, None),
    ]  # fmt: skip


async def test_what_awaits_runs_on_the_loop_and_the_rest_in_the_thread():
    stage = MemoryStage()
    outcome = await outcome_of(
        "import asyncio, threading\n"
        "first = threading.get_ident()\n"
        "second = await asyncio.sleep(0, threading.get_ident())\n"
        "third = threading.get_ident()\n"
        "(first, second, third)",
        stage=stage,
    )
    first, second, third = outcome.value
    assert second == threading.get_ident()
    assert {first, third} == stage.threads
    assert second not in stage.threads
    assert [entry for entry in stage.log if isinstance(entry, str)] == ["start 0", "call", "drive", "call"]


async def test_a_last_expression_may_await():
    assert (await outcome_of("import asyncio\nawait asyncio.sleep(0, 'value')")).value == "value"


@pytest.mark.parametrize("quiet", ["3;", "x = 3", "None", ""])
async def test_a_cell_without_a_value_shows_nothing(quiet):
    assert (await outcome_of(quiet)).value is None


@pytest.mark.parametrize(
    ("cell", "title", "message", "line"),
    [
        ("x = 1\n1 / 0", "ZeroDivisionError", "division by zero", 3),
        ("def f():\n    raise KeyError('k')\nf()", "KeyError", "'k'", 3),
        ("import asyncio\nawait asyncio.sleep(0)\nraise ValueError('v')", "ValueError", "v", 4),
        ("await 3", "TypeError", "object int can't be used in 'await' expression", 2),
        ("x = = 1", "SyntaxError", "invalid syntax", 2),
        ("import no_such_module", "ModuleNotFoundError", "No module named 'no_such_module'", 2),
        ("next(iter(()))", "StopIteration", "", 2),
        ("raise ExceptionGroup('many', [ValueError('v')])", "ExceptionGroup", "many (1 sub-exception)", 2),
    ],
)
async def test_a_failing_cell_is_told_and_the_later_ones_run(cell, title, message, line):
    stage = MemoryStage()
    outcome = await outcome_of(cell, "'later'", stage=stage)
    (failure,) = outcome.failures
    assert (failure.title, failure.message, failure.line) == (title, message, line)
    assert "page.md" in failure.traceback
    assert f"line {line}" in failure.traceback
    assert outcome.value == "later"
    assert stage.done == [(0, None, title), (1, "later", None)]


async def test_what_comes_before_a_failure_has_happened():
    outcome = await outcome_of("a = 1\nboom\nb = 2", "a", "'b' in globals()")
    assert [result.value for result in outcome.results] == [None, 1, False]


@pytest.mark.parametrize("cell", ["import sys\nsys.exit(3)", "import asyncio\nawait asyncio.sleep(0)\nexit(3)"])
async def test_an_app_cannot_end_the_server(cell):
    outcome = await outcome_of(cell, "'later'")
    (failure,) = outcome.failures
    assert failure.title == "ExitError"
    assert "sys.exit(3)" in failure.message
    assert outcome.value == "later"


async def test_tracebacks_start_at_the_authors_code():
    outcome = await outcome_of("def f():\n    return 1 / 0\nf()")
    (failure,) = outcome.failures
    assert failure.traceback.startswith(
        'Traceback (most recent call last):\n  File "page.md", line 4, in <module>\n    f()\n'
    )
    assert '  File "page.md", line 3, in f\n    return 1 / 0\n' in failure.traceback
    assert "transom" not in failure.traceback
    assert failure.exception.__traceback__.tb_frame.f_code.co_filename == "page.md"


async def test_a_syntax_error_shows_file_line_and_caret():
    outcome = await outcome_of("x = 1\nx = = 2")
    (failure,) = outcome.failures
    assert failure.traceback == '  File "page.md", line 3\n    x = = 2\n        ^\nSyntaxError: invalid syntax\n'


async def test_a_script_is_one_cell():
    program = parse("x = 1\nif __name__ == '__main__':\n    x = 2\nx", "app.py", "py")
    outcome = await run(program, MemoryStage())
    assert outcome.value == 1
    outcome.namespace.close()


async def test_a_program_runs_many_times_without_touching_itself():
    program = page("items = []", "items.append(1)\nitems")
    outcomes = [await run(program, MemoryStage()) for _ in range(3)]
    assert [outcome.value for outcome in outcomes] == [[1], [1], [1]]
    for outcome in outcomes:
        outcome.namespace.close()


async def test_many_sessions_run_one_program_at_the_same_time():
    program = page("import asyncio\nn = id(globals())\nawait asyncio.sleep(0.01)", "n == id(globals())")
    outcomes = await asyncio.gather(*(run(program, MemoryStage()) for _ in range(20)))
    assert all(outcome.value is True for outcome in outcomes)
    assert len({outcome.namespace.name for outcome in outcomes}) == 20
    for outcome in outcomes:
        outcome.namespace.close()


async def test_the_namespace_can_be_the_callers():
    program = page("x = 5")
    with namespace(program) as scope:
        outcome = await run(program, MemoryStage(), scope)
        assert outcome.namespace is scope
        assert scope.globals["x"] == 5


async def test_a_session_that_closes_ends_the_run():
    stage = MemoryStage()
    program = page(
        "import asyncio\ncleaned = []\ntry:\n    await asyncio.sleep(60)\nfinally:\n    cleaned.append(1)",
        "2",
    )
    before = set(sys.modules)
    with namespace(program) as scope:
        task = asyncio.ensure_future(run(program, stage, scope))
        await stage.driving.wait()
        # The loop goes round once more before the cell's own sleep is reached.
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert scope.globals["cleaned"] == [1]
    assert stage.done == []
    assert not [name for name in set(sys.modules) - before if name.startswith("bokeh_app_")]


async def test_a_cancelled_run_closes_the_namespace_it_made():
    before = {name for name in sys.modules if name.startswith("bokeh_app_")}
    stage = MemoryStage()
    task = asyncio.ensure_future(run(page("import asyncio\nawait asyncio.sleep(60)"), stage))
    await stage.driving.wait()
    assert {name for name in sys.modules if name.startswith("bokeh_app_")} != before
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert {name for name in sys.modules if name.startswith("bokeh_app_")} == before


async def test_a_cell_that_awaits_something_cancelled_has_failed_and_no_more():
    outcome = await outcome_of(
        "import asyncio\n"
        "async def cancelled():\n"
        "    task = asyncio.ensure_future(asyncio.sleep(60))\n"
        "    task.cancel()\n"
        "    await task\n"
        "await cancelled()",
        "'later'",
    )
    assert outcome.failures[0].title == "WaitCancelledError"
    assert "something that was cancelled" in outcome.failures[0].message
    assert outcome.value == "later"


async def test_a_fault_of_the_stage_is_no_failure_of_a_cell():
    class Closed(MemoryStage):
        async def call(self, fn):
            raise RuntimeError("the session has ended")

    with pytest.raises(RuntimeError, match="the session has ended"):
        await run(page("1"), Closed())


async def test_nothing_is_kept_of_a_run():
    program = page("class Big: pass\nbig = Big()\nbig", "1 / 0")
    outcome = await run(program, MemoryStage())
    big = weakref.ref(outcome.results[0].value)
    outcome.namespace.close()
    del outcome
    # The worker thread may still be leaving the function whose result we have.
    for _ in range(100):
        gc.collect()
        if big() is None:
            break
        await asyncio.sleep(0.01)
    assert big() is None
