from __future__ import annotations

import json

import pytest

from transom.errors import ScriptError
from transom.script import Prose, load, parse
from transom.script.notebook import read_notebook


def notebook(*cells, **metadata):
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": list(cells)})


def code(source, *tags):
    return {"cell_type": "code", "source": source, "metadata": {"tags": list(tags)}, "outputs": []}


def text(source, **more):
    return {"cell_type": "markdown", "source": source, "metadata": {}, **more}


def test_cells_come_in_order_with_names_of_their_own():
    content = notebook(
        text(["# Title\n", "and text"]),
        code(["x = 1\n", "x"]),
        {"cell_type": "raw", "source": "raw", "metadata": {}},
        code("   "),
        text("## More"),
        code("y = 2"),
    )
    program = parse(content, "/app/nb.ipynb", "ipynb")
    assert (program.title, program.kind) == ("Title", "document")
    assert [type(block).__name__ for block in program.blocks] == ["Prose", "Cell", "Prose", "Cell"]
    first, second = program.cells
    assert (first.filename, first.line, first.source, first.shown) == (
        "/app/nb.ipynb[cell 1]",
        1,
        "x = 1\nx",
        True,
    )
    assert (second.index, second.filename) == (1, "/app/nb.ipynb[cell 2]")
    assert second.steps[0].code.co_filename == "/app/nb.ipynb[cell 2]"


def test_magics_are_noted_and_the_source_shown_is_the_authors():
    program = parse(notebook(code("%load_ext transom\n!pip install x\n1")), "nb.ipynb", "ipynb")
    (cell,) = program.cells
    assert cell.error is None
    assert [(note.line, note.refused) for note in cell.notes] == [(1, False), (2, True)]
    assert cell.source.startswith("%load_ext")


def test_a_cell_that_fails_to_compile_leaves_the_others():
    program = parse(notebook(code("!ls"), code("x = = 1"), code("1")), "nb.ipynb", "ipynb")
    assert [bool(cell.error) for cell in program.cells] == [True, True, False]
    assert program.cells[1].error.filename == "nb.ipynb[cell 2]"


def test_pasted_pictures_may_have_names_with_spaces_and_be_drawings():
    attachments = {
        "my pic.png": {"text/plain": "no", "image/png": ["AA", "AA"]},
        "d.svg": {"image/svg+xml": ["<svg/>"]},
    }
    source = "![x](attachment:my%20pic.png) ![y](attachment:d.svg) ![z](attachment:gone.png)"
    html = parse(notebook(text(source, attachments=attachments)), "nb.ipynb", "ipynb").blocks[0].html
    assert 'src="data:image/png;base64,AAAA"' in html
    assert 'src="data:image/svg+xml;base64,PHN2Zy8+"' in html


def test_a_drawing_may_be_no_link_to_a_script():
    html = parse(notebook(text("[x](data:text/html;base64,AAAA) [y](javascript:alert)")), "n", "ipynb").blocks[0].html
    assert "href" not in html


@pytest.mark.parametrize(
    ("tag", "blocks", "shown"),
    [
        ("hide-input", ["Cell"], False),
        ("remove-input", ["Cell"], False),
        ("other", ["Cell"], True),
        ("remove-cell", [], None),
        ("skip-execution", ["Prose"], None),
    ],
)
def test_tags_say_what_is_shown_and_run(tag, blocks, shown):
    program = parse(notebook(code("1", tag)), "nb.ipynb", "ipynb")
    assert [type(block).__name__ for block in program.blocks] == blocks
    if blocks == ["Cell"]:
        assert program.cells[0].shown is shown
    if blocks == ["Prose"]:
        assert '<pre class="hl"' in program.blocks[0].html


def test_fences_in_text_cells_are_shown_and_do_not_run():
    program = parse(notebook(text("```python\nshown = 1\n```"), code("1")), "nb.ipynb", "ipynb")
    assert len(program.cells) == 1
    assert isinstance(program.blocks[0], Prose)
    assert "shown" in program.blocks[0].html


def test_anchors_and_footnotes_are_unique_across_text_cells():
    source = "## Same\n\nNote[^1]\n\n[^1]: text"
    program = parse(notebook(text(source), text(source)), "nb.ipynb", "ipynb")
    first, second = (block.html for block in program.blocks)
    assert 'id="same"' in first
    assert 'id="same-1"' in second
    assert 'id="fn1"' in first
    assert 'id="fn1"' not in second


def test_pasted_pictures_become_data_urls():
    attachments = {"a.png": {"image/png": "AAAA"}}
    (cell,) = read_notebook(notebook(text("![x](attachment:a.png)", attachments=attachments)), "nb.ipynb")
    assert cell.source == "![x](data:image/png;base64,AAAA)"
    program = parse(notebook(text("![x](attachment:a.png)", attachments=attachments)), "nb.ipynb", "ipynb")
    assert 'src="data:image/png;base64,AAAA"' in program.blocks[0].html


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("not json", "is not JSON"),
        ("[]", "no notebook of format 4"),
        (json.dumps({"worksheets": []}), "no notebook of format 4"),
        (notebook(code("1"), language_info={"name": "julia"}), "notebook of 'julia'"),
        (notebook(code("1"), kernelspec={"language": "R"}), "notebook of 'r'"),
    ],
)
def test_what_is_no_python_notebook_is_refused(content, message):
    with pytest.raises(ScriptError, match=message):
        parse(content, "nb.ipynb", "ipynb")


def test_a_notebook_loads_from_its_file(tmp_path):
    path = tmp_path / "my_notes.ipynb"
    path.write_text(notebook(code("1"), kernelspec={"language": "python"}))
    program = load(path)
    assert program.title == "my notes"
    assert program.cells[0].filename == f"{path}[cell 1]"
