from __future__ import annotations

import subprocess
import sys

import pytest

from transom.script import highlight


def test_code_is_marked_with_short_classes_and_no_styles():
    html = highlight("def f(): return 'x'", "python")
    assert html.startswith('<pre class="hl" tabindex="0"><code class="language-python">')
    assert '<span class="k">def</span>' in html
    assert "style=" not in html
    assert html.endswith("</code></pre>\n")


@pytest.mark.parametrize("language", ["python", "html", "no-such-language", "", "text"])
def test_nothing_of_the_source_is_markup(language):
    html = highlight("<script>alert(1)</script> & more", language)
    assert "<script" not in html
    assert "&lt;" in html
    assert "&amp;" in html


def test_a_language_cannot_break_out_of_its_attribute():
    html = highlight("x", '"><script>alert(1)</script>')
    assert "<script" not in html
    assert 'class="language-&quot;&gt;' in html


@pytest.mark.parametrize("name", ["{pyodide}", "{code-cell}", "python"])
def test_fences_that_run_are_python(name):
    assert '<span class="mi">1</span>' in highlight("1", name)


def test_blank_lines_and_indentation_stay():
    assert "\n\n    " in highlight("a\n\n    b", "text")


def test_pygments_and_markdown_are_imported_only_when_needed():
    code = (
        "import sys, transom.script as script; script.parse('1', 'app.py', 'py')\n"
        "print([name for name in sys.modules if name.partition('.')[0] in {'pygments', 'markdown_it'}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
