from __future__ import annotations

import re
import textwrap

import pytest

from tests.compat.fakes import TARGET
from tests.guides import GUIDES
from transom.script import Cell, Prose, load, parse

EVERYTHING = """\
---
title: "The title"
---

# Heading

Text with a [link](other.md).

```python
a = 1
a
```

- a list
  with code:

  ```python
  b = a + 1
  ```

```{code-cell} ipython3
:tags: [hide-input]

c = b + 1
c
```

````{note}
Shown only:

```python
d = 1
```

Runs:

```{pyodide}
:key: value
e = 1
```
````

```bash
ls
```

```{pyodide}
x = = 1
```

> ```py
> f = 1
> f
> ```

```{code-block} python
never = 1
```
"""


def page(text, **options):
    return parse(text, "page.md", "md", **options)


def test_a_page_with_everything():
    program = page(EVERYTHING)
    assert (program.title, program.kind) == ("The title", "document")
    shape = [
        (block.line, block.source.strip(), block.shown) if isinstance(block, Cell) else "prose"
        for block in program.blocks
    ]
    assert shape == [
        "prose",
        (10, "a = 1\na", True),
        "prose",
        (18, "b = a + 1", False),
        (23, "c = b + 1\nc", False),
        "prose",
        (39, "e = 1", False),
        "prose",
        (48, "x = = 1", True),
        "prose",
        (52, "f = 1\nf", False),
        "prose",
    ]
    assert [cell.index for cell in program.cells] == [0, 1, 2, 3, 4, 5]
    assert [bool(cell.error) for cell in program.cells] == [False, False, False, False, True, False]
    assert program.cells[4].error.line == 48


def test_prose_keeps_its_line_and_shows_code_that_stands_inside_other_blocks():
    prose = [block for block in page(EVERYTHING).blocks if isinstance(block, Prose)]
    assert [block.line for block in prose] == [5, 14, 28, 43, 51, 56]
    assert "<p>a list" in prose[1].html
    assert 'language-python">b <span' in prose[1].html
    assert 'language-python">d' in prose[2].html
    assert 'language-python">e' in prose[2].html
    assert "key" not in prose[2].html
    assert 'class="language-bash"' in prose[3].html
    assert "never" in prose[5].html


def test_code_runs_at_the_lines_of_the_file():
    program = page(EVERYTHING)
    for cell in program.cells:
        lines = [line for step in cell.steps for *_, line in step.code.co_lines() if line and line > 1]
        assert all(cell.line <= line < cell.line + cell.source.count("\n") + 1 for line in lines)
        assert bool(lines) is (cell.error is None)


def test_cells_share_names_in_order():
    scope = {}
    values = []
    for cell in page(EVERYTHING).cells:
        value = None
        for step in cell.steps:
            value = eval(step.code, scope)
        values.append(value)
    assert values == [1, None, 3, None, None, 1]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# First\n\n# Second", "First"),
        ("```python\n# no heading\n```\n\n## A heading", "A heading"),
        ("---\ntitle: Front\n---\n# First", "Front"),
        ("---\nother: x\n---\n# First", "First"),
        ("no heading", "page"),
        ("---\n\n# A rule above", "A rule above"),
    ],
)
def test_the_title(text, title):
    assert page(text).title == title


def test_links_go_through_the_look_up():
    out = page("[a](x.md) [b](y.md)", resolve={"x.md": "/x"}.get).blocks[0].html
    assert out == '<p><a href="/x">a</a> b</p>\n'


def test_windows_line_ends_change_nothing():
    unix, windows = page(EVERYTHING), page(EVERYTHING.replace("\n", "\r\n"))
    assert [(cell.line, cell.source) for cell in unix.cells] == [(cell.line, cell.source) for cell in windows.cells]


def test_two_fences_follow_each_other_without_prose():
    program = page("```python\n1\n```\n\n```python\n2\n```\n")
    assert [type(block) for block in program.blocks] == [Cell, Cell]
    assert [cell.line for cell in program.cells] == [2, 6]


def test_a_footnote_reads_across_cells():
    program = page("Note[^1]\n\n```python\n1\n```\n\n[^1]: The foot.\n")
    assert 'class="footnote-ref"' in program.blocks[0].html
    assert "The foot." in program.blocks[2].html


def test_magics_are_noted_in_pages_too():
    (cell,) = page("```{code-cell}\n%matplotlib inline\n!pip install x\n1\n```\n").cells
    assert cell.error is None
    assert [note.refused for note in cell.notes] == [False, True]


def test_panel_means_the_target(fakeom):
    program = page("```python\nimport panel as pn\n```\n\n```python\npn.__name__\n```", target=TARGET)
    assert program.imports_panel
    scope = {}
    for cell in program.cells:
        for step in cell.steps:
            value = eval(step.code, scope)
    assert value == "fakeom"
    assert fakeom.exists()


@pytest.mark.parametrize("guide", GUIDES)
class TestAGuide:
    def test_it_is_cells_between_prose(self, guide):
        program = load(guide.path)
        assert (program.title, program.kind) == (guide.title, "document")
        assert [type(block) for block in program.blocks] == [Prose, Cell] * len(guide.code) + [Prose]
        assert [cell.line for cell in program.cells] == [*guide.code]
        assert program.imports_panel == guide.panel

    def test_its_cells_compile_and_end_with_what_they_show(self, guide):
        for cell in load(guide.path).cells:
            assert cell.error is None
            assert cell.shown
            assert [step.result for step in cell.steps] == [False] * (len(cell.steps) - 1) + [True]
            assert any(step.on_loop for step in cell.steps) == ("\nawait " in cell.source)

    def test_the_code_is_that_of_the_file_word_for_word(self, guide):
        lines = guide.path.read_text("utf-8").split("\n")
        for cell in load(guide.path).cells:
            count = cell.source.count("\n") + 1
            assert lines[cell.line - 2] == guide.fence
            assert lines[cell.line - 1 : cell.line - 1 + count] == cell.source.split("\n")
            assert lines[cell.line - 1 + count] == "```"

    def test_its_prose_without_links_to_pages_that_are_not_served(self, guide):
        program = load(guide.path, resolve=lambda href: None)
        prose = "".join(block.html for block in program.blocks if isinstance(block, Prose))
        assert [part for part in guide.prose if part not in prose] == []
        assert re.findall(r'href="(?!#|https:)[^"]*', prose) == []

    def test_its_links_lead_to_pages_that_are_served(self, guide):
        asked = []
        load(guide.path, resolve=lambda href: asked.append(href) or "/links")
        assert asked == [*guide.links]


def test_a_page_made_by_hand_needs_no_file():
    assert page(textwrap.dedent("# Hi\n")).filename == "page.md"
