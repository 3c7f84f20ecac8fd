from __future__ import annotations

import pytest

from tests.compat.fakes import TARGET
from transom.compat import Target
from transom.script import Lookup

pytestmark = pytest.mark.usefixtures("fakeom")


@pytest.fixture
def lookup():
    return Lookup(TARGET)


@pytest.mark.parametrize(
    ("path", "lacking"),
    [
        ("panel", None),
        ("panel.widgets", None),
        ("panel.widgets.Button", None),
        ("panel.widgets.IntSlider.from_range", None),
        ("panel.widgets.Button.clicks", None),
        ("panel.widgets.Button.clicks.what.ever", None),
        ("panel.lazy", None),
        ("panel.viewable.Viewer", None),
        ("panel.state.cache", None),
        ("panel.state.add_periodic_callback", None),
        # A property that needs a page exists, and is not run.
        ("panel.state.user.name", None),
        ("panel.config.sizing_mode", None),
        ("fakeom.widgets.Button", None),
        ("panel.Nothing", ("panel", "Nothing")),
        ("panel.widgets.Nothing.x", ("panel.widgets", "Nothing")),
        ("panel.widgets.Button.nothing", ("panel.widgets.Button", "nothing")),
        ("panel.state.nothing", ("panel.state", "nothing")),
        ("panel.config.nothing", ("panel.config", "nothing")),
        ("fakeom.Nothing", ("fakeom", "Nothing")),
    ],
)
def test_the_first_missing_part_of_a_path(lookup, path, lacking):
    assert lookup.lacking(path) == lacking


@pytest.mark.parametrize(
    ("path", "some"),
    [
        ("panel.widgets.Button", {"clicks", "name", "start_hidden"}),
        ("panel.widgets.IntSlider", {"start", "end", "name", "start_hidden"}),
        ("panel.pane.JPG", {"object"}),
        ("panel.Row", {"gap"}),
        ("panel.serve", {"panels", "port"}),
        # Takes any keyword, and says which of them it knows.
        ("panel.extension", {"loading", "sizing_mode"}),
        # Takes any keyword, so nothing can be wrong.
        ("panel.bind", None),
        ("panel.state", None),
        ("panel.Nothing", None),
    ],
)
def test_the_keywords_of_a_class_or_function(lookup, path, some):
    assert lookup.keywords(path) == some


def test_names_are_public(lookup):
    assert {"Button", "IntSlider"} <= set(lookup.names("panel.widgets"))
    assert not [name for name in lookup.names("panel.widgets") if name.startswith("_")]


def test_the_nearest_module_is_one_of_panels(lookup):
    assert lookup.nearest_module("panel.chat") is None
    assert lookup.nearest_module("panel.widgts") == "panel.widgets"
    assert lookup.nearest_module("fakeom.widgts") == "fakeom.widgets"


def test_a_module_that_fails_to_import_is_not_there(fakeom, lookup):
    (fakeom / "fakeom" / "broken.py").write_text("import no_such_module_at_all\n")
    assert lookup.module("panel.broken") is None


def test_a_package_that_is_not_there_has_nothing():
    assert Lookup(Target("no_such_package_at_all")).module("panel") is None


def test_transom_itself_can_be_looked_up():
    lookup = Lookup()
    assert lookup.lacking("panel.widgets.Button") is None
    assert "clicks" in lookup.keywords("panel.widgets.Button")
    assert lookup.lacking("transom.widgets.NoSuchWidget") == ("transom.widgets", "NoSuchWidget")


def test_a_module_behind_an_object_of_its_name_is_looked_into():
    lookup = Lookup()
    assert lookup.lacking("panel.interact.fixed") is lookup.lacking("panel.pipeline.Pipeline") is None
    assert lookup.lacking("panel.interact.fixd") == ("panel.interact", "fixd")
