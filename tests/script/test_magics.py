from __future__ import annotations

import pytest

from transom.script.magics import plain_python


@pytest.mark.parametrize(
    ("source", "plain", "lines"),
    [
        ("x = 1", "x = 1", []),
        ("%matplotlib inline\nx", "\nx", [1]),
        ("%load_ext transom\n%load_ext autoreload\n%autoreload 2\nx", "\n\n\nx", [1, 2, 3]),
        ("x\n%matplotlib inline", "x\n", [2]),
        ("if x:\n    %matplotlib inline", "if x:\n    pass", [2]),
        ("%config InlineBackend.figure_format = 'retina'\nx", "\nx", [1]),
        ("x\nx?", "x\n", [2]),
        ("?pn.widgets\nx", "\nx", [1]),
        ("%time x = 5\nx", "x = 5\nx", [1]),
        ("%timeit f()\nx", "\nx", [1]),
        ("%%time\nx = 1\nx", "\nx = 1\nx", [1]),
        ("\n%%capture output\nx", "\n\nx", [2]),
        # Python that looks like it stays Python.
        ("x = (5\n%matplotlib)", "x = (5\n%matplotlib)", []),
        ("x = '''\n%matplotlib inline\n!ls\n'''", "x = '''\n%matplotlib inline\n!ls\n'''", []),
        ("x != 1", "x != 1", []),
        # A mistake in Python is left for the compiler.
        ("%matplotlib inline\nx = = 1", "\nx = = 1", [1]),
    ],
)
def test_lines_of_ipython_are_left_out_with_a_note(source, plain, lines):
    cleaned = plain_python(source)
    assert cleaned.refusal is None
    assert cleaned.source == plain
    assert cleaned.source.count("\n") == source.count("\n")
    assert [note.line for note in cleaned.notes] == lines
    assert all("was left out" in note.text and not note.refused for note in cleaned.notes)


@pytest.mark.parametrize(
    "line",
    [
        "!pip install pandas",
        "! pip3 install -q pandas",
        "%pip install pandas",
        "!python -m pip install pandas",
        "!{sys.executable} -m pip install pandas",
        "%conda install pandas",
        "!conda install -y pandas",
        "!uv pip install pandas",
        "!pip install \\\n   pandas",
    ],
)
def test_nothing_is_installed_and_the_rest_runs(line):
    cleaned = plain_python(f"{line}\nimport pandas")
    assert cleaned.refusal is None
    assert cleaned.source.strip() == "import pandas"
    assert cleaned.source.count("\n") == line.count("\n") + 1
    (note,) = cleaned.notes
    assert note.refused
    assert "a page installs nothing" in note.text
    assert "in a terminal before serving" in note.text


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("!ls", 1, "'!ls' is a shell command"),
        ("x = 1\n!rm -rf it's", 2, "is a shell command"),
        ("files = !ls", 1, "needs IPython"),
        ("where = %pwd", 1, "needs IPython"),
        ("x = 1\n%nosuchmagic 3", 2, "'%nosuchmagic 3' is an IPython magic that is not known here"),
        ("%cd ..", 1, "not known here"),
        ("%%bash\nls", 1, "'%%bash' cells are not Python"),
        ("%%html\n<b>x</b>", 1, "'%%html' cells are not Python"),
        ("%matplotlib inline\n!ls", 2, "is a shell command"),
    ],
)
def test_what_cannot_run_here_is_refused_at_its_line(source, line, message):
    cleaned = plain_python(source)
    assert cleaned.refusal is not None
    text, at = cleaned.refusal
    assert at == line
    assert message in text
