"""The documentation is live: every page runs to its end, and says what is true of options and settings."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

import transom as tr
from tests.site import ran
from transom.check.anchors import dead_anchors
from transom.demo import DASHBOARD, GALLERY, GUIDE, POLICIES, index
from transom.demo.reference import reference
from transom.script import Prose, load
from transom.script.links import Links
from transom.site import Site
from transom.testing import run_test

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.glob("*.md"))
SHOWN_ON_PURPOSE = {"panes.md": ["Not a JPG picture"]}
"""Error states that a page shows to its reader, by their titles."""
RECORDS = sorted((DOCS / "decisions").glob("*.md"))


def name_of(path):
    return path.name


@pytest.mark.parametrize("path", PAGES, ids=name_of)
async def test_every_cell_of_a_page_runs(path, failures):
    async with run_test(path) as page:
        await page.wait(lambda: ran(page), timeout=15)
        await page.wait(lambda: not any(view["pending"] for view in page.all("ParamFunction")), timeout=15)
        await page.settle()
        errors = [model["error"]["title"] for model in page.models.values() if model.values.get("error")]
        assert errors == SHOWN_ON_PURPOSE.get(path.name, [])
        assert page.notices == []
        assert len(failures()) == len(errors), "each of them is a failure, and there is no other"
        assert page.title != path.stem, "a page has a heading"


def cells(path):
    return [block.source for block in load(path).blocks if not isinstance(block, Prose)]


def test_most_pages_have_something_to_try():
    assert sum(bool(cells(path)) for path in PAGES) >= 7


@pytest.fixture(scope="module")
def programs():
    """The programs of all pages, by their paths, as `transom serve docs` reads them."""
    with Site([str(DOCS)], as_panel=False) as site:
        assert site.notices == []
    return {Path(page.program.filename): page for page in site.app.pages.values()}


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_between_pages_lead_somewhere(path, programs):
    links = re.findall(r"\]\(([\w./-]+\.md)(?:#[\w-]+)?\)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
    page = programs[path]
    assert page.program.dead == ()
    html = "".join(block.html for block in page.program.blocks if isinstance(block, Prose))
    assert html.count('href="./') == len(links)


@pytest.mark.parametrize("path", [*PAGES, GUIDE], ids=name_of)
def test_links_to_a_part_of_a_page_lead_to_one(path):
    links = Links({f"/{each.stem}": each for each in (*PAGES, GUIDE, GALLERY, POLICIES)})
    assert list(dead_anchors(load(path), path, links)) == []


def test_in_the_whole_site_no_link_leads_nowhere():
    """Those of pages that are made, too: of components, and to the guide."""
    with Site([str(each) for each in (DOCS, GUIDE, GALLERY, DASHBOARD, POLICIES)], as_panel=False) as site:
        site.put(DOCS / "index.md", index())
        site.add(reference())
        pages = {route: page for route, page in site.app.pages.items() if page.kind == "document"}
        html = {route: prose(page.program) for route, page in pages.items()}
    places = {route: set(re.findall(r'\sid="([^"]+)"', text)) for route, text in html.items()}
    dead = []
    for route, text in html.items():
        for href in re.findall(r'<a [^>]*?href="([^"]+)"', text):
            to = urlsplit(urljoin(f"http://here{route}", unescape(href)))
            if to.netloc != "here":
                continue
            target = unquote(to.path).rstrip("/") or "/"
            known = target in site.app.pages or site.app.linked(target)
            if not known or (to.fragment and unquote(to.fragment) not in places.get(target, ())):
                dead.append((route, href))
    assert dead == []


def prose(program):
    return "".join(block.html for block in program.blocks if isinstance(block, Prose))


def test_the_index_lists_every_page():
    """Its lists are the navigation; what they do not have would stand at the end, under "More"."""
    text = (DOCS / "index.md").read_text("utf-8")
    listed = re.findall(r"^- .*?\]\((\w+\.md)\)", text, re.MULTILINE)
    assert sorted(listed) == sorted(path.name for path in PAGES if path.name != "index.md")


@pytest.mark.parametrize("path", [*PAGES, *RECORDS], ids=name_of)
def test_code_that_is_only_shown_compiles_too(path):
    for body in re.findall(r"```\{code-block\} python\n(.*?)```", path.read_text("utf-8"), re.DOTALL):
        source = re.sub(r"^:\w+:.*\n", "", body)
        assert compile(source, path.name, "exec")


@pytest.mark.parametrize("kind", ["widgets", "indicators"])
def test_what_is_said_to_exist_is_what_exists(kind):
    described = table(DOCS / "from_panel.md", "What there is")
    row = next(line for line in described.splitlines() if line.startswith(f"| {kind} |"))
    exported = set(getattr(tr, kind).__all__) - {"Widget", "WidgetBase"}
    assert set(re.findall(r"`(\w+)`", row)) == exported


def test_every_pane_is_described():
    described = set(re.findall(r"`(\w+)`", table(DOCS / "panes.md", "Panes")))
    assert {name for name in tr.pane.__all__ if name not in ("Pane", "PaneBase", "PaneError", "ImageBase")} <= described


def table(path, heading):
    """The text under a heading, up to the next one."""
    text = path.read_text("utf-8")
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"{path.name} has no heading {heading!r}"
    return found[1]


def test_the_clock_of_the_page_on_testing_lets_an_hour_pass():
    source = cells(DOCS / "testing.md")[0]
    scope = {}
    exec(source, scope)
    assert "An hour has passed." in scope["on_clock"]()


@pytest.mark.parametrize("path", RECORDS, ids=name_of)
def test_a_decision_says_why_what_and_what_follows(path):
    text = path.read_text("utf-8")
    number = int(path.name[:4])
    assert text.startswith(f"# {number}. ")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]


async def test_a_latest_wins_example_ends_on_the_newest_value():
    async with run_test(DOCS / "async_callbacks.md") as page:
        await page.wait(lambda: "<strong>9</strong>" in page.text)
        for value in (4, 5, 6):
            page.set("Number", value)
            await asyncio.sleep(0.05)
        await page.wait(lambda: "<strong>36</strong>" in page.text)
        assert "<strong>25</strong>" not in str(page.patches())
