"""`transom demo`: what it serves, and that it needs nothing from elsewhere."""

from __future__ import annotations

import re
import sys
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from tests.site import ran
from transom.cli import cli
from transom.demo import DOCS, GALLERY, GUIDE, bare
from transom.demo.pictures import jpeg, pictures, svg
from transom.demo.scenery import HEIGHT, WIDTH, scenes
from transom.hosts.server import run
from transom.pane.image import Image
from transom.site import Site
from transom.testing import run_test


@pytest.fixture(scope="module")
def painted():
    """The demo's pictures: half a second of work each time."""
    return pictures()


@pytest.fixture
def served(monkeypatch, painted):
    """What the command would serve."""
    seen = {}
    monkeypatch.setattr("transom.demo.pictures.pictures", lambda: painted)

    def serve_site(site, **options):
        seen.update(options, site=site)

    monkeypatch.setattr(run, "serve_site", serve_site)
    return seen


def invoke(*arguments):
    result = CliRunner().invoke(cli, ["demo", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_documentation_answers_at_the_root_and_the_others_beside_it(served):
    invoke()
    site = served["site"]
    assert isinstance(site, Site)
    texts = {f"/{path.stem}" for path in DOCS.glob("*.md")} - {"/index"}
    apps = {"/answer", "/explorer", "/finder", "/monitor", "/report", "/tool", "/tools"}
    apart = {"/", "/guide", "/gallery", "/dashboard", "/policies"} | apps
    components = {route for route in site.app.pages if route.count("/") == 2}
    assert set(site.app.pages) == texts | apart | components
    assert {"/widgets/Button", "/pane/Markdown", "/layout/Row", "/indicators/Number"} <= components


async def test_its_first_page_leads_to_all_of_it(served, failures):
    invoke()
    async with run_test(served["site"].app, url="/") as page:
        await page.wait(lambda: ran(page))
        (contents,) = page.all("Contents")
    assert failures() == []
    addresses = {address for part in contents["parts"] for _, address in part["links"]}
    assert {route[1:] for route in served["site"].app.pages} == addresses
    assert [part["title"] for part in contents["parts"]][:3] == ["", "See it", "Start here"]
    assert [part["title"] for part in contents["parts"]][-5:] == ["Widgets", "Panes", "Indicators", "Layouts", "Forms"]


def test_where_it_listens_is_said_as_for_serve(served):
    invoke("--port", "5999", "--address", "127.0.0.2", "--show")
    assert (served["port"], served["address"], served["show"]) == (5999, "127.0.0.2", True)


def test_it_hands_out_the_pictures_that_the_guide_fetches(served):
    invoke()
    slider_end = int(re.search(r"end=(\d+)", GUIDE.read_text("utf-8"))[1])
    assert list(served["site"].static) == [f"/pictures/{number}" for number in range(slider_end + 1)]


def test_the_pictures_are_jpegs_of_moderate_size(painted):
    for route, (data, kind) in painted.items():
        assert kind == "image/jpeg", route
        assert len(data) < 40_000, route
        assert Image(data).natural == (WIDTH, HEIGHT), route


def test_without_numpy_they_are_drawings(monkeypatch):
    monkeypatch.setitem(sys.modules, "numpy", None)
    drawn = pictures()
    assert {kind for _, kind in drawn.values()} == {"image/svg+xml"}
    assert len({data for data, _ in drawn.values()}) == len(scenes())


@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: scene.title)
def test_a_drawing_is_well_formed_and_shown(scene):
    root = ET.fromstring(svg(scene))
    assert root.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    assert Image(svg(scene)).error is None


def test_the_same_scene_is_painted_alike_each_time():
    scene = scenes()[0]
    assert jpeg(scene) == jpeg(scene)


def test_the_demo_speaks_of_no_other_server():
    for path in (GUIDE, GALLERY):
        addresses = set(re.findall(r"https?://[\w.-]+", path.read_text("utf-8")))
        # The second is the name of a language of charts, and is not asked for anything.
        assert addresses <= {"http://localhost", "https://vega.github.io"}, path.name


async def test_without_some_packages_the_guide_shows_what_runs_and_says_what_to_add(served, monkeypatch, failures):
    monkeypatch.setattr(bare, "find_spec", lambda name: None)
    assert 'aiohttp, bokeh, numpy. To see all of them: pip install "transom[demo]"' in invoke()
    async with run_test(served["site"].app, url="/guide") as page:
        await page.wait(lambda: ran(page))
        text = page.text
    assert failures() == []
    for name in ("Brew a cup", "On the server it is"):
        assert name in text
    assert text.count("This example does not run here.") == 3
    assert "It needs bokeh and numpy" in text
    assert "It uses what the example above defines" in text, "the picture by hand is fetched as the one before"
    assert 'href="./gallery"' in text


def test_with_all_packages_nothing_is_said(served):
    assert invoke() == ""
    assert bare.without(GUIDE.read_text("utf-8"), ["another"]) == GUIDE.read_text("utf-8")
