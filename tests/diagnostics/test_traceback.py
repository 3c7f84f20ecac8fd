from __future__ import annotations

import asyncio
import importlib
import json

import pytest

from tests.compat.fakes import forget_modules
from transom.diagnostics.traceback import trimmed, user_line
from transom.errors import ScriptError
from transom.script import parse, user_traceback
from transom.script.namespace import namespace
from transom.script.run import _call


def raised_by(source, filename="app.py"):
    """What running the source raises, and its program."""
    program = parse(source, filename, "py")
    with namespace(program) as scope:
        return _call(program.cells[0].steps, scope).error, program


def files(text):
    return [line.split('"')[1] for line in text.splitlines() if line.strip(" |").startswith('File "')]


def test_only_frames_before_the_authors_are_dropped():
    error, _program = raised_by("import json\njson.loads('{')")
    named = files(user_traceback(error))
    assert named[0] == "app.py"
    assert named[1:] == [json.loads.__code__.co_filename, json.decoder.__file__, json.decoder.__file__]


def test_the_authors_line_is_shown():
    error, _program = raised_by("x = 1\nqxzjk  # here")
    assert user_traceback(error) == (
        "Traceback (most recent call last):\n"
        '  File "app.py", line 2, in <module>\n'
        "    qxzjk  # here\n"
        "    ^^^^^\n"
        "NameError: name 'qxzjk' is not defined\n"
    )


def test_causes_and_contexts_stay():
    error, _program = raised_by("try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('v') from e")
    text = user_traceback(error)
    assert text.index("ZeroDivisionError") < text.index("direct cause") < text.index("ValueError: v")
    assert set(files(text)) == {"app.py"}
    error, _program = raised_by("try:\n    1 / 0\nexcept ZeroDivisionError:\n    boom")
    assert "During handling" in user_traceback(error)


def test_groups_are_trimmed_inside():
    error, _program = raised_by("e = ValueError('v')\nraise ExceptionGroup('many', [e, KeyError('k')])")
    text = user_traceback(error)
    assert "ValueError: v" in text
    assert "KeyError: 'k'" in text
    assert set(files(text)) == {"app.py"}


def test_an_error_in_a_watcher_of_param_starts_at_the_author():
    error, _program = raised_by(
        "import param\n"
        "class A(param.Parameterized):\n"
        "    x = param.Integer()\n"
        "a = A()\n"
        "a.param.watch(lambda event: 1 / 0, 'x')\n"
        "a.x = 1\n"
    )
    named = files(user_traceback(error))
    assert named[0] == "app.py"
    assert named[-1] == "app.py"


@pytest.mark.parametrize(("module", "line"), [("broken_helper", 1), ("bad_syntax_helper", 1)])
def test_a_module_that_fails_to_import_shows_no_import_machinery(tmp_path, monkeypatch, module, line):
    (tmp_path / "broken_helper.py").write_text("1 / 0\n")
    (tmp_path / "bad_syntax_helper.py").write_text("x = = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    error, _program = raised_by(f"import {module}")
    text = user_traceback(error)
    assert files(text)[0] == "app.py"
    assert files(text)[-1] == str(tmp_path / f"{module}.py")
    assert "importlib" not in text
    assert user_line(error, "app.py") == line
    forget_modules(module)


def test_an_error_without_any_frame_of_the_author_keeps_all():
    # All of this error's frames are ours: what else could be shown?
    with pytest.raises(ScriptError) as caught:
        parse("1", "nb.ipynb", "ipynb")
    error = caught.value.with_traceback(caught.value.__traceback__.tb_next)
    assert files(user_traceback(error))[0] == parse.__code__.co_filename
    assert trimmed(error).__traceback__ is not None


def test_trimming_leaves_the_exception_usable():
    error, _program = raised_by("def f():\n    1 / 0\nf()")
    assert trimmed(error) is error
    assert error.__traceback__.tb_frame.f_code.co_filename == "app.py"
    assert user_line(error, "app.py") == 2
    assert user_line(error, "other.py") is None


def test_code_that_ships_inside_the_package_is_still_the_authors(tmp_path):
    import transom.script

    filename = transom.script.__file__.replace("script/__init__.py", "demo/app.py")
    error, _program = raised_by("boom", filename)
    assert files(user_traceback(error)) == [filename]
    assert tmp_path.exists()


def test_frames_of_ours_between_the_authors_are_dropped_and_those_below_stay():
    error, _program = raised_by(
        "import param\n"
        "class A(param.Parameterized):\n"
        "    x = param.Integer()\n"
        "a = A()\n"
        "def watcher(event):\n"
        "    a.x = 'no integer'\n"
        "a.param.watch(watcher, 'x')\n"
        "a.x = 1\n"
    )
    named = files(user_traceback(error))
    assert named[:2] == ["app.py", "app.py"]
    assert named[2:], "where Param refused the value is told"
    assert all("param" in name for name in named[2:])


async def _child():
    raise KeyError("of the child")


async def _in_a_task():
    await asyncio.create_task(_child())


async def _in_a_timeout():
    await asyncio.wait_for(_child(), 10)


async def _gathered():
    await asyncio.gather(_child())


@pytest.mark.parametrize("parent", [_in_a_task, _in_a_timeout, _gathered])
def test_what_drives_a_child_is_not_told(parent):
    with pytest.raises(KeyError) as caught:
        asyncio.run(parent())
    text = user_traceback(caught.value.with_traceback(caught.tb.tb_next))
    assert set(files(text)) == {__file__}
    assert text.index(parent.__name__) < text.index("in _child")


def test_a_group_of_a_task_group_is_trimmed_in_each_of_its_parts():
    async def parent():
        async with asyncio.TaskGroup() as group:
            group.create_task(_child())
            group.create_task(_in_a_task())

    with pytest.raises(ExceptionGroup) as caught:
        asyncio.run(parent())
    text = user_traceback(caught.value.with_traceback(caught.tb.tb_next))
    first, *others = files(text)
    assert first == __file__
    assert asyncio.taskgroups.__file__ in others, "below the author's code: what made the group"
    assert {name for name in others if "asyncio" in name} == {asyncio.taskgroups.__file__}
    assert "KeyError: 'of the child'" in text


def test_a_syntax_error_is_told_with_its_line():
    def page():
        exec("x = = 1", {})

    with pytest.raises(SyntaxError) as caught:
        page()
    text = user_traceback(caught.value)
    assert files(text) == [__file__, __file__, "<string>"]
    assert "x = = 1" in text
    assert text.endswith("SyntaxError: invalid syntax\n")


def test_causes_that_go_in_circles_come_to_an_end():
    one, two = ValueError("one"), ValueError("two")
    one.__cause__, two.__cause__ = two, one
    text = user_traceback(one)
    assert "ValueError: one" in text
    assert "ValueError: two" in text


def test_a_failure_that_goes_deep_is_told_in_few_lines():
    def deep():
        deep()

    with pytest.raises(RecursionError) as caught:
        deep()
    text = user_traceback(caught.value)
    assert "times]" in text
    assert len(text.splitlines()) < 40
