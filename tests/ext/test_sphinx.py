"""The Sphinx extension: what each format has of an example, and which pages have scripts."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from sphinx.cmd.build import main as sphinx

from dev import pyodide

PROJECT = Path(__file__).parent / "project"
SCRIPT = re.compile(r'<script type="module" src="([^"]+)" data-given="([^"]+)"></script>')


def build(source, out, builder="html", *options):
    """Build a project; every warning is an error."""
    given = ["-D", f"transom_pyodide={pyodide.RUNTIME}", "-D", f"transom_find_links={pyodide.WHEELS}"]
    pyodide.wheels()
    return sphinx(["-q", "-W", "-b", builder, "-d", str(out.parent / "trees"), *given, *options, str(source), str(out)])


@pytest.fixture
def project(tmp_path):
    """A copy of the project, with our own guide as a fourth page."""
    shutil.copytree(PROJECT, tmp_path / "source")
    return tmp_path / "source"


def scripts(out):
    """How many scripts of ours each page has."""
    return {page.stem: len(SCRIPT.findall(page.read_text("utf-8"))) for page in out.glob("*.html")}


def test_pages_with_examples_have_their_script_and_none_else_also_in_parallel_and_the_second_time(project, tmp_path):
    out = tmp_path / "out"
    assert build(project, out, "html", "-j", "2") == 0
    every = {"index": 1, "twelve": 1, "written": 1, "plain": 0, "genindex": 0, "search": 0}
    assert scripts(out) == every
    src, given = SCRIPT.findall((out / "index.html").read_text("utf-8"))[0]
    assert (out / src).is_file()
    assert (out / "_transom" / given).is_file()
    text = (out / "index.html").read_text("utf-8")
    assert "&lt;b&gt;first &amp; only&lt;/b&gt; of \\&quot;this\\&quot; page" in text
    (project / "plain.md").write_text("# Plain\n\n```{pyodide}\n1\n```\n")
    twelve = (project / "twelve.md").read_text("utf-8")
    (project / "twelve.md").write_text(twelve.replace("```{pyodide}\n", "```{pyodide}\nchanged = 1\n", 1))
    (project / "written.rst").write_text("Written\n=======\n\nNo example any more.\n")
    assert build(project, out, "html", "-j", "2") == 0
    assert scripts(out) == every | {"plain": 1, "written": 0}
    assert (out / "twelve.html").read_text("utf-8").count('data-transom-source="changed = 1&#10;') == 1
    (project / "index.md").write_text("# Index\n\n```{toctree}\ntwelve\nwritten\nplain\n```\n")
    for name in ("plain", "twelve"):
        (project / f"{name}.md").write_text(f"# {name}\n")
    shutil.rmtree(out / "_transom")
    assert build(project, out, "html", "-D", "transom_pyodide=/nowhere") == 0  # which nobody needs now
    assert set(scripts(out).values()) == {0}
    assert not (out / "_transom").exists()


@pytest.mark.parametrize(
    ("builder", "file", "code"),
    [
        ("text", "written.txt", "pn.Row(button, said)"),
        ("latex", "examples.tex", r"pn\PYG{o}{.}\PYG{n}{Row}"),
        ("xml", "written.xml", "pn.Row(button, said)"),
        ("epub", "written.xhtml", "Row"),
        ("gettext", "written.pot", "A button"),
        ("linkcheck", "output.txt", ""),
    ],
)
@pytest.mark.slow
def test_other_formats_have_the_code_and_nothing_else(builder, file, code, project, tmp_path):
    out = tmp_path / "out"
    assert build(project, out, builder, "-D", "transom_pyodide=/nowhere") == 0
    text = (out / file).read_text("utf-8")
    assert code in text or code.removeprefix("pn") in text
    assert "transom-example" not in text
    assert "data-given" not in text
    assert not (out / "_transom").exists()


def test_the_single_page_and_pages_in_folders_have_their_script_too(project, tmp_path):
    out = tmp_path / "out"  # of both, one after the other
    assert build(project, out, "singlehtml") == 0
    text = (out / "index.html").read_text("utf-8")
    assert (text.count("data-transom-source"), len(SCRIPT.findall(text))) == (14, 1)
    files = sorted(each.relative_to(out) for each in (out / "_transom").rglob("*"))
    assert build(project, out, "dirhtml") == 0
    page = out / "twelve" / "index.html"
    ((src, _),) = SCRIPT.findall(page.read_text("utf-8"))
    assert (page.parent / src).resolve().is_file()
    assert sorted(each.relative_to(out) for each in (out / "_transom").rglob("*")) == files


def test_python_fences_of_markdown_pages_are_examples_where_that_is_asked_for(project, tmp_path):
    shutil.copy(Path(__file__).parents[2] / "docs" / "async_callbacks.md", project / "plain.md")
    for link in set(re.findall(r"\]\(([\w./]+)(?:#[\w-]+)?\)", (project / "plain.md").read_text("utf-8"))):
        text = (project / "plain.md").read_text("utf-8")
        (project / "plain.md").write_text(re.sub(rf"\[([^\]]*)\]\({re.escape(link)}[^)]*\)", r"\1", text))
    options = ("-D", "transom_python_fences=1", "-D", "transom_without=numpy,bokeh")
    assert build(project, tmp_path / "out", "html", *options) == 0
    page = (tmp_path / "out" / "plain.html").read_text("utf-8")
    assert page.count("data-transom-source") == 4
    assert len(SCRIPT.findall(page)) == 1


@pytest.mark.slow
def test_a_picture_of_what_an_example_gives_stands_there_before(project, tmp_path, monkeypatch):
    (project / "index.md").write_text("# Index\n\n```{toctree}\nwritten\n```\n")
    for name in ("plain", "twelve"):
        (project / f"{name}.md").unlink()
    more = "\n.. pyodide::\n\n   1 / 0\n"
    (project / "written.rst").write_text((project / "written.rst").read_text() + more)
    assert build(project, tmp_path / "out", "html", "-D", "transom_pictures=1") == 0
    page = (tmp_path / "out" / "written.html").read_text("utf-8")
    (src,) = re.findall(r'<img class="transom-example__still" src="([^"]+)"', page)
    assert (tmp_path / "out" / src).read_bytes().startswith(b"\x89PNG")
    monkeypatch.setenv("TRANSOM_CHROMIUM", "/nowhere")  # what is there is not made again
    (project / "index.md").write_text("# Other\n\n```{toctree}\nwritten\n```\n")
    assert build(project, tmp_path / "out", "html", "-D", "transom_pictures=1") == 0


def test_an_example_without_a_pyodide_says_what_to_write(project, tmp_path, capsys):
    assert sphinx(["-q", "-b", "html", str(project), str(tmp_path / "out")]) != 0
    said = capsys.readouterr().err
    assert 'Write in conf.py transom_pyodide = "cdn"' in " ".join(said.split())
