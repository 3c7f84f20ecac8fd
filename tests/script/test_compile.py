from __future__ import annotations

import inspect

import pytest

from transom.script.compile import Compiler


def shape(source, **options):
    """(awaits, result) of each step."""
    compiled = Compiler(**options).compile(source, "app.py")
    assert compiled.error is None
    return [(step.on_loop, step.result) for step in compiled.steps]


SYNC, AWAITS, VALUE, AWAITED = (False, False), (True, False), (False, True), (True, True)


@pytest.mark.parametrize(
    ("source", "steps"),
    [
        ("", []),
        ("# only a comment", []),
        ("x = 1", [SYNC]),
        ("x = 1\ny = 2", [SYNC]),
        ("1", [VALUE]),
        ("x = 1\nx", [SYNC, VALUE]),
        ("x;", [SYNC]),
        ("x ;  # quiet", [SYNC]),
        ("x  # not; quiet", [VALUE]),
        ("(\n  x\n)", [VALUE]),
        ("'é'; x", [SYNC, VALUE]),
        ("'é' ;", [SYNC]),
        ("x = 1;", [SYNC]),
        ("await f()", [AWAITED]),
        ("await f();", [AWAITS]),
        ("x = await f()", [AWAITS]),
        ("a = 1\nb = await f()\nc = 3\nc", [SYNC, AWAITS, SYNC, VALUE]),
        ("a = await f()\nb = await f()\nc = 1", [AWAITS, SYNC]),
        ("async for x in y: pass", [AWAITS]),
        ("async with x: pass", [AWAITS]),
        ("z = [x async for x in y]", [AWAITS]),
        ("z = {x: 1 async for x in y}", [AWAITS]),
        ("[await x for x in y]", [AWAITED]),
        ("if a:\n    await f()", [AWAITS]),
        ("try:\n    pass\nfinally:\n    await f()", [AWAITS]),
        # What only defines does not await.
        ("async def f():\n    await g()", [SYNC]),
        ("async def f():\n    async with x: pass\nf()", [SYNC, VALUE]),
        ("f = lambda: (x async for x in y)", [SYNC]),
        ("class A:\n    async def f(self): await g()", [SYNC]),
        ("z = (x async for x in y)", [SYNC]),
        ("z = (await x for x in y)", [SYNC]),
        ("z = (x for x in await y)", [AWAITS]),
        # What runs where a definition stands does.
        ("@(await f())\ndef g(): pass", [AWAITS]),
        ("def g(x=await f()): pass", [AWAITS]),
        ("def g(*, x=await f()): pass", [AWAITS]),
        ("class A(await f()): pass", [AWAITS]),
        ("class A(metaclass=await f()): pass", [AWAITS]),
    ],
)
def test_a_cell_is_split_at_what_awaits(source, steps):
    assert shape(source) == steps


async def test_a_step_that_awaits_gives_a_coroutine():
    compiled = Compiler().compile("import asyncio\nawait asyncio.sleep(0, 7)", "app.py")
    scope = {}
    eval(compiled.steps[0].code, scope)
    coroutine = eval(compiled.steps[1].code, scope)
    assert inspect.iscoroutine(coroutine)
    assert await coroutine == 7


def test_code_carries_file_and_line():
    compiled = Compiler().compile("x = 1\n\nasync def f():\n    pass\nx", "page.md", line=10)
    codes = [step.code for step in compiled.steps]
    assert {code.co_filename for code in codes} == {"page.md"}
    assert [max(line or 0 for *_, line in code.co_lines()) for code in codes] == [12, 14]
    inner = next(const for const in codes[0].co_consts if inspect.iscode(const))
    assert (inner.co_name, inner.co_firstlineno, inner.co_filename) == ("f", 12, "page.md")


@pytest.mark.parametrize(
    ("source", "line", "title", "text"),
    [
        ("x = = 1", 10, "SyntaxError", "x = = 1"),
        ("x = 1\nif x:\npass", 12, "IndentationError", "pass"),
        ("x = 1\nreturn 3", 11, "SyntaxError", "return 3"),
        ("x = 'open", 10, "SyntaxError", "x = 'open"),
        ("def f():\n    await g()", 11, "SyntaxError", "    await g()"),
        ("x = (1,\n", 10, "SyntaxError", "x = (1,"),
    ],
)
def test_a_cell_that_does_not_compile_says_where(source, line, title, text):
    compiled = Compiler().compile(source, "page.md", line=10)
    assert compiled.steps == ()
    error = compiled.error
    assert (error.filename, error.line, error.title, error.text) == ("page.md", line, title, text)
    assert error.message
    assert error.column is not None


@pytest.mark.parametrize("source", ["x = 1\0", "x = " + "-" * 100_000 + "1"])
def test_text_that_no_compiler_takes_is_an_error_of_its_cell(source):
    assert Compiler().compile(source, "app.py").error is not None


def test_future_imports_hold_for_the_cells_after():
    compiler = Compiler()
    compiler.compile("from __future__ import annotations", "app.py")
    compiled = compiler.compile("def f(x: Nowhere): pass", "app.py")
    scope = {}
    eval(compiled.steps[0].code, scope)
    assert scope["f"].__annotations__ == {"x": "Nowhere"}
    # And nothing of the compiler's own file leaks into others.
    compiled = Compiler().compile("def f(x: int): pass", "app.py")
    eval(compiled.steps[0].code, scope)
    assert scope["f"].__annotations__ == {"x": int}


def test_the_alias_is_noticed_and_can_be_off():
    compiler = Compiler()
    compiler.compile("import json", "app.py")
    assert not compiler.imports_panel
    compiler.compile("import panel", "app.py")
    assert compiler.imports_panel
    plain = Compiler(as_panel=False)
    compiled = plain.compile("import panel", "app.py")
    assert not plain.imports_panel
    assert compiled.steps[0].code.co_names == ("panel",)


def test_magics_are_for_documents():
    assert Compiler().compile("%matplotlib inline", "app.py").error is not None
    compiled = Compiler(magics=True).compile("%matplotlib inline\n1", "nb.ipynb[cell 1]")
    assert [(step.on_loop, step.result) for step in compiled.steps] == [VALUE]
    assert compiled.notes[0].line == 1


def test_a_refused_line_is_the_error_of_its_cell():
    error = Compiler(magics=True).compile("x = 1\n!ls", "page.md", line=5).error
    assert (error.line, error.text) == (6, "!ls")
    assert "shell command" in error.message
