"""What a file says of itself without being run."""

from __future__ import annotations

import json

import pytest

from transom.script import parse


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("import panel as pn\npn.Row().servable(title='A')", "A"),
        ("import panel as pn\npn.Row().servable('A')", "A"),
        ("import panel as pn\npn.extension(title='A')\npn.Row().servable()", "A"),
        ("import panel as pn\npn.config.title = 'A'", "A"),
        ("import panel as pn\npn.template.FastListTemplate(title='A').servable()", "A"),
        ("import panel as pn\npn.Card(title='A').servable()", "the app"),
        ("name = 'A'\nx.servable(title=name)", "the app"),
    ],
)
def test_the_title_of_a_script_is_the_literal_one(source, title):
    assert parse(source, "the_app.py", "py").title == title


def test_the_summary_of_a_script_is_the_first_line_of_its_docstring():
    assert parse('"""\nShows it.\n\nAt length.\n"""\n1', "a.py", "py").summary == "Shows it."
    assert parse("1", "a.py", "py").summary == ""


def test_the_summary_of_a_page_is_its_first_paragraph():
    text = "---\na: b\n---\n# Title\n\n:::{note}\nAside.\n:::\n\n- item\n\nA *first*\nparagraph.\n\nA second.\n"
    assert parse(text, "a.md", "md").summary == "A first paragraph."


def test_the_summary_of_a_notebook_is_that_of_its_texts():
    cells = [{"cell_type": "markdown", "source": text, "metadata": {}} for text in ("# Title", "First.", "Second.")]
    assert parse(json.dumps({"cells": cells, "metadata": {}}), "a.ipynb", "ipynb").summary == "First."


def test_a_long_summary_is_cut_between_words():
    summary = parse(f"# T\n\n{'word ' * 100}\n", "a.md", "md").summary
    assert len(summary) <= 202
    assert summary.endswith("word …")
