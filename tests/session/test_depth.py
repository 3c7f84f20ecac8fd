"""Layouts may be nested deeper than Python recurses."""

from __future__ import annotations

import copy

import pytest

import transom as tr

DEPTH = 500


def nested(kind=tr.Column):
    made = tr.widgets.StaticText(value="deep")
    for _ in range(DEPTH):
        made = kind(made)
    return made


@pytest.mark.slow
@pytest.mark.parametrize("kind", [tr.Column, tr.Card, tr.Tabs, lambda inner: tr.panel(lambda: inner)])
async def test_a_page_shows_and_follows_what_lies_deep_and_lets_it_go(site, failures, kind):
    one = site(lambda: tr.Row(nested(kind), tr.widgets.Button()))
    page = await one.open()
    assert len([model for model in page.models.values() if model.is_a("StaticText")]) == 1
    assert len(page.models) >= DEPTH + 2
    session = page.session
    deep = next(node for node in session.view.tree.nodes.values() if isinstance(node.component, tr.widgets.StaticText))
    assert deep.operable
    deep.component.value = "changed"
    await page.settle()
    assert page.find("StaticText").values["value"] == "changed"
    before = len(page.models)
    session.view.outbox.snapshot()
    await page.settle()
    assert len(page.models) == before
    session.view.tree.roots[0].component.objects[0].pop(0)
    await page.settle()
    assert len(page.models) == 3
    await one.leave(page)
    assert failures() == []


def test_what_lies_deep_is_selected_printed_and_copied():
    layout = nested()
    assert len(layout.select()) == len(repr(layout).splitlines()) == DEPTH + 1
    assert repr(layout).splitlines()[-1].strip() == "[0] StaticText(value='deep')"
    assert layout.clone()[0] is layout[0]
    other = copy.deepcopy(layout)
    assert len(other.select()) == DEPTH + 1
    assert not {*map(id, other.select())} & {*map(id, layout.select())}


def test_what_lies_deep_cannot_be_put_inside_itself():
    layout = nested()
    with pytest.raises(ValueError, match="inside itself"):
        layout.select(tr.Column)[-1].append(layout)


def test_a_copy_holds_once_what_its_original_holds_twice():
    shared = tr.Column("x")
    other = copy.deepcopy(tr.Row(tr.Column(shared), shared))
    assert other[1] is other[0][0]
    assert other[1] is not shared
