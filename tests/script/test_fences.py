from __future__ import annotations

import pytest

from transom.script.fences import read_fence


@pytest.mark.parametrize(
    ("info", "executable", "explicit"),
    [
        ("python", True, False),
        ("py", True, False),
        ("python title='x'", True, False),
        ("{pyodide}", True, True),
        ("{code-cell}", True, True),
        ("{code-cell} python", True, True),
        ("{code-cell} ipython3", True, True),
        ("{code-cell} julia", False, False),
        ("{code-block} python", False, False),
        ("{note}", False, False),
        ("", False, False),
        ("pycon", False, False),
        ("bash", False, False),
        ("{ not a name }", False, False),
    ],
)
def test_which_fences_run(info, executable, explicit):
    fence = read_fence(info, "1\n")
    assert (fence.is_executable, fence.is_explicit) == (executable, explicit)


@pytest.mark.parametrize(
    ("content", "options", "body", "skipped"),
    [
        ("x = 1\n", {}, "x = 1\n", 0),
        (":tags: [hide-input]\nx\n", {"tags": "[hide-input]"}, "x\n", 1),
        (":a: 1\n:b:\n\nx\n", {"a": "1", "b": ""}, "\nx\n", 2),
        ("---\na: 1\nb: two\n---\nx\n", {"a": "1", "b": "two"}, "x\n", 4),
        ("---\nx\n", {}, "---\nx\n", 0),
        (":ref:`x` is text\n", {}, ":ref:`x` is text\n", 0),
        (":only: options", {"only": "options"}, "", 1),
    ],
)
def test_options_at_the_top_are_no_body(content, options, body, skipped):
    fence = read_fence("{code-cell}", content)
    assert (fence.options, fence.body, fence.skipped) == (options, body, skipped)


def test_a_plain_fence_has_no_options():
    fence = read_fence("python", ":tags: x\n")
    assert (fence.options, fence.body) == ({}, ":tags: x\n")


@pytest.mark.parametrize(
    ("tags", "executable", "shown"),
    [
        ("[hide-input]", True, False),
        ("hide-input, other", True, False),
        ("[remove-cell]", False, True),
        ("[skip-execution]", False, True),
        ("[]", True, True),
    ],
)
def test_tags_of_a_code_cell(tags, executable, shown):
    fence = read_fence("{code-cell}", f":tags: {tags}\nx\n")
    assert (fence.is_executable, fence.is_shown) == (executable, shown)
