"""Every widget that says yes or no."""

from __future__ import annotations

import numpy as np
import pytest

import transom as tr
from tests.site import sets
from transom.widgets.boolean import Boolean

FAMILY = [
    kind
    for name in tr.widgets.__all__
    if isinstance(kind := getattr(tr.widgets, name), type) and issubclass(kind, Boolean)
]


def each(kinds):
    return pytest.mark.parametrize("kind", kinds, ids=lambda kind: kind.__name__)


def test_the_family_is_whole():
    assert {kind.__name__ for kind in FAMILY} >= {"Checkbox", "Switch", "Toggle"}


@each(FAMILY)
async def test_the_user_turns_it_on_and_off(site, kind):
    seen = []

    def app():
        widget = kind("On")
        widget.param.watch(lambda event: seen.append(event.new), "value")
        return widget

    page = await site(app).open()
    assert (page.find("On").type, page.find("On")["value"]) == (kind.__name__, False)
    page.set("On", True)
    page.set("On", True)
    page.set("On", False)
    await page.advance(0.1)
    assert (seen, sets(page)) == ([True, False], [])


@each(FAMILY)
async def test_a_page_sends_true_or_false_and_nothing_else(site, kind):
    page = await site(lambda: kind(value=True)).open()
    sent = [page.set(kind.__name__, raw) for raw in (None, 1, 0, "true", [], {})]
    sent += [page.set(kind.__name__, "x", "label")]
    await page.advance(0.1)
    assert [page.settled[each]["rejected"] for each in sent] == ["bad_value"] * 6 + ["not_allowed"]


@each(FAMILY)
async def test_a_disabled_one_stays_as_it_is(site, kind):
    page = await site(lambda: kind(disabled=True)).open()
    cseq = page.set(kind.__name__, True)
    await page.advance(0.1)
    assert page.settled[cseq] == {"rejected": "not_allowed"}


@each(FAMILY)
@pytest.mark.parametrize("given", [np.True_, np.array([0, 3]).any(), np.bool_(True)])
def test_a_truth_of_numpy_becomes_pythons(kind, given):
    widget = kind(value=given)
    assert widget.value is True
    widget.value = ~given
    assert widget.value is False


@each(FAMILY)
def test_what_is_neither_says_so(kind):
    for given in (None, 2, "yes"):
        with pytest.raises(ValueError, match="must be True or False"):
            kind(value=given)


async def test_a_toggle_looks_like_a_button(site):
    def app():
        return tr.widgets.Toggle("Grid", color="primary", variant="outline", icon="refresh", icon_size="2em")

    model = (await site(app).open()).find("Grid")
    look = ("button_type", "button_style", "icon", "icon_size")
    assert [model[name] for name in look] == ["primary", "outline", "refresh", "2em"]
