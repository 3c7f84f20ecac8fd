from __future__ import annotations

import dataclasses
import gc
import weakref

import pytest

from transom.script import Prose, SourceError, parse


def test_a_program_cannot_be_changed():
    program = parse("x = 1", "app.py", "py")
    with pytest.raises(dataclasses.FrozenInstanceError):
        program.title = "other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        program.cells[0].source = "other"


def test_a_program_dies_with_its_last_reference():
    program = parse("x = 1", "app.py", "py")
    reference = weakref.ref(program)
    del program
    gc.collect()
    assert reference() is None


def test_cells_leave_out_the_prose():
    program = parse("# Hi\n```python\n1\n```\n", "page.md", "md")
    assert isinstance(program.blocks[0], Prose)
    assert program.cells == (program.blocks[1],)


@pytest.mark.parametrize("kind", [SyntaxError, IndentationError, TabError])
def test_a_source_error_becomes_the_exception_it_was(kind):
    error = SourceError("wrong", "app.py", 3, 5, 3, 6, "    x", kind.__name__).exception()
    assert type(error) is kind
    assert (error.filename, error.lineno, error.offset, error.text) == ("app.py", 3, 5, "    x")
