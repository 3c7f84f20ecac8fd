from __future__ import annotations

import pytest

from tests.compat.fakes import TARGET
from transom.compat import TRANSOM, Target


@pytest.mark.usefixtures("fakeom")
@pytest.mark.parametrize(
    ("panel_name", "ours"),
    [
        ("panel", "fakeom"),
        ("panel.widgets", "fakeom.widgets"),
        ("panel.pane", "fakeom.pane"),
        ("panel.io", "fakeom.io"),
        ("panel.io.state", "fakeom.facade"),
        ("panel.config", "fakeom.facade"),
        ("panel.viewable", "fakeom.components"),
        ("panel.param", "fakeom.pane"),
        # The table wins over an equal name: Panel's `reactive` is about components, ours about tasks.
        ("panel.reactive", "fakeom.components"),
        # A file of Panel is cut differently from the file of ours with its name.
        ("panel.widgets.slider", "fakeom.widgets"),
        ("panel.widgets.button", "fakeom.widgets"),
        ("panel.nothing", None),
        ("panel.widgets.nothing", None),
        ("panel.io.nothing", None),
        # In the table, but the target does not have it.
        ("panel.chat", None),
        ("panel.io.server", None),
    ],
)
def test_each_module_of_panel_has_its_module_or_none(panel_name, ours):
    assert TARGET.module_for(panel_name) == ours


@pytest.mark.usefixtures("fakeom")
@pytest.mark.parametrize(
    ("wrong", "right"),
    [("panel.widgts", "panel.widgets"), ("panel.viewabel", "panel.viewable"), ("panel.qqqqqq", None)],
)
def test_a_wrong_module_has_a_nearest_one_that_exists(wrong, right):
    assert TARGET.nearest(wrong) == right


@pytest.mark.usefixtures("fakeom")
@pytest.mark.parametrize(
    ("name", "redirected"),
    [
        ("panel.viewable", True),
        ("panel.widgets", False),
        # Objects hide the modules of that name in Panel.
        ("panel.config", False),
        ("panel.io.state", False),
        ("panel.depends", False),
        # Named like ours, so nothing is to be changed.
        ("panel.nothing", False),
    ],
)
def test_a_from_import_is_redirected_for_modules_only(name, redirected):
    assert TARGET.is_redirected(name) is redirected


def test_a_root_that_is_not_there_has_no_modules():
    target = Target("no_such_package_at_all")
    assert target.module_for("panel.widgets") is None
    assert target.nearest("panel.widgets") is None


def test_panel_means_transom():
    assert TRANSOM.module_for("panel") == "transom"
    assert TRANSOM.module_for("panel.script") == "transom.script"
