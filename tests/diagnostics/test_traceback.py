from __future__ import annotations

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
