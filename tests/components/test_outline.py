"""What is printed of components, and how one finds those inside."""

from __future__ import annotations

import transom as tr


def test_a_layout_prints_as_a_tree():
    slider = tr.widgets.IntSlider(name="x", value=3, end=10)
    page = tr.Column(
        "# a", tr.Row(slider, tr.widgets.Select(options=["a", "b"])), tr.widgets.Button(name="Go"), width=5
    )
    assert repr(page) == str(page)
    assert str(page).splitlines() == [
        "Column(width=5)",
        "    [0] Markdown(str)",
        "    [1] Row()",
        "        [0] IntSlider(end=10, label='x', value=3)",
        "        [1] Select(options=['a', 'b'], value='a')",
        "    [2] Button(label='Go')",
    ]
    assert page[1][0] is slider


def test_long_values_are_shortened_and_what_fails_is_said_by_its_kind():
    class Hostile:
        def __repr__(self):
            raise RuntimeError

    assert repr(tr.Spacer(tags=[Hostile()])) == "Spacer(tags=<list>)"
    text = repr(tr.widgets.Select(options=["x" * 500]))
    assert len(text) < 200
    assert "…" in text


def test_a_view_prints_its_function_and_what_it_shows():
    pane = tr.panel(lambda: "shown")
    assert repr(pane).splitlines()[0].startswith("ParamFunction(function")


def test_select_finds_by_class_by_a_function_or_all():
    slider, button, other = tr.widgets.IntSlider(), tr.widgets.Button(label="Go"), tr.widgets.Button()
    page = tr.Column(slider, tr.Tabs(("one", tr.Row(button)), ("two", other)), button)
    assert page.select(tr.widgets.Button) == [button, other]
    assert page.select(lambda each: each.label == "Go") == [button]
    assert page.select()[0] is page
    assert slider in page.select()
    assert button.select(tr.Row) == []


def test_a_widget_begins_an_expression():
    slider = tr.widgets.IntSlider(end=10, value=2)
    double = slider.rx() * 2
    slider.value = 5
    assert double.rx.value == 10
    assert slider.rx.value == 5
