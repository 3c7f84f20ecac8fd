"""What every pane promises, and which pane shows what."""

from __future__ import annotations

import param
import pytest

import transom as tr
from tests.site import patches, sets
from transom.components.display import display
from transom.errors import DisplayError


class WithHtml:
    def _repr_html_(self):
        return "<b>html</b>"


class WithMarkdown:
    def _repr_markdown_(self):
        return "**markdown**"


class Holder(param.Parameterized):
    value = param.Integer(default=3)


@pytest.mark.parametrize(
    ("obj", "pane"),
    [
        ("text", "Markdown"),
        ("", "Markdown"),
        (5, "Str"),
        (None, "Str"),
        ([1, 2], "JSON"),
        ({"a": 1}, "JSON"),
        ((1, 2), "Str"),
        ([{"a": 1}, {"a": None}], "DataFrame"),
        (WithHtml(), "HTML"),
        (WithMarkdown(), "Markdown"),
        (lambda: 5, "ParamFunction"),
        (tr.bind(lambda: 5), "ParamFunction"),
        (tr.widgets.IntSlider().param.value, "ParamFunction"),
        (tr.rx(5), "ParamFunction"),
    ],
)
def test_display_chooses(obj, pane):
    assert type(tr.panel(obj)).__name__ == pane


def test_a_component_is_itself():
    button = tr.widgets.Button()
    assert display(button) is button
    assert display(button, width=3) is button
    assert button.width == 3


@pytest.mark.parametrize("obj", [int, WithHtml, tr.widgets.Button])
def test_a_class_is_refused(obj):
    with pytest.raises(DisplayError, match="is a class and cannot be shown"):
        display(obj)


def test_an_object_of_the_real_panel_is_named():
    kind = type("Viewer", (), {"__module__": "panel.viewable"})
    with pytest.raises(DisplayError, match="real Panel"):
        display(kind())


def test_parameters_of_the_pane_are_passed():
    assert tr.panel("text", width=40).width == 40


class Bad:
    def _repr_html_(self):
        raise RuntimeError("cannot draw")

    def __str__(self):
        raise RuntimeError("cannot speak")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: tr.pane.HTML(Bad()), "cannot draw"),
        (lambda: tr.pane.Str(Bad()), "cannot speak"),
        (lambda: tr.pane.HTML(5), "int"),
        (lambda: tr.pane.Markdown(5), "int"),
    ],
)
async def test_what_cannot_be_rendered_is_an_error_in_its_place(site, make, words):
    page = await site(lambda: tr.Row(make(), tr.widgets.Button(label="lives"))).open()
    (model,) = [model for model in page.models.values() if model.values.get("error")]
    assert words in model["error"]["message"]
    assert page.find("lives")


async def test_a_new_object_is_one_change_and_never_an_empty_one_before(site):
    def app():
        pane, button = tr.pane.Markdown("old"), tr.widgets.Button()

        async def handler(event):
            pane.object = "new"

        button.on_click(handler)
        return tr.Row(pane, button)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert patches(page) == [[["set", page.find("Markdown").id, {"object": "<p>new</p>\n"}]]]


async def test_an_object_changed_in_place_is_shown_after_a_trigger(site):
    class Counter:
        count = 0

        def _repr_html_(self):
            return f"<b>{self.count}</b>"

    def app():
        counter = Counter()
        pane, button = tr.pane.HTML(counter), tr.widgets.Button()

        async def handler(event):
            counter.count += 1
            pane.param.trigger("object")

        button.on_click(handler)
        return tr.Row(pane, button)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert sets(page, "object") == ["<b>1</b>"]


async def test_a_trigger_on_a_view_evaluates_it_again(site):
    calls = []

    def app():
        def view():
            calls.append(1)
            return tr.pane.Str(f"{len(calls)}")

        pane, button = tr.ParamFunction(view), tr.widgets.Button()
        button.on_click(lambda event: pane.param.trigger("object"))
        return tr.Row(pane, button)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert len(calls) == 2
    assert page.find("Str")["object"] == "2"


def test_markdown_options_render_anew():
    pane = tr.pane.Markdown("a\nb")
    assert "<br" not in pane._rendered
    pane.hard_line_break = True
    assert "<br" in pane._rendered


def test_an_object_may_be_a_reference():
    slider = tr.widgets.IntSlider(end=10)
    pane = tr.pane.Str(slider)
    assert pane._rendered == "0"
    slider.value = 4
    assert pane._rendered == "4"


# --- views ---


async def test_a_plain_result_reuses_the_pane_that_shows_the_old(site):
    def app():
        slider = tr.widgets.IntSlider(end=10)
        return tr.Row(slider, tr.bind(lambda n: f"number {n}", slider))

    page = await site(app).open()
    (before,) = page.all("Markdown")
    page.set("IntSlider", 3)
    await page.advance(0.1)
    (after,) = page.all("Markdown")
    assert after.id == before.id
    assert "number 3" in after["object"]


async def test_a_result_of_another_kind_gets_another_pane(site):
    def app():
        slider = tr.widgets.IntSlider(end=10)
        return tr.Row(slider, tr.bind(lambda n: n if n % 2 else f"text {n}", slider))

    page = await site(app).open()
    page.set("IntSlider", 3)
    await page.advance(0.1)
    assert page.all("Markdown") == []
    assert page.find("Str")["object"] == "3"


async def test_none_shows_nothing(site):
    def app():
        slider = tr.widgets.IntSlider(end=10)
        return tr.Row(slider, tr.bind(lambda n: None if n else "text", slider))

    page = await site(app).open()
    page.set("IntSlider", 3)
    await page.advance(0.1)
    assert page.find("ParamFunction")["children"] == []
    assert page.all("Markdown") == []


@pytest.mark.statement(50)
async def test_append_keeps_what_came_before(site):

    def app():
        async def view():
            for number in range(3):
                yield tr.pane.Str(f"{number}")

        return tr.Row(tr.ParamFunction(view, generator_mode="append"))

    page = await site(app).open()
    await page.advance(0.1)
    assert [model["object"] for model in page.all("Str")] == ["0", "1", "2"]


async def test_a_result_that_nothing_shows_is_an_error_of_the_view(site, failures):
    page = await site(lambda: tr.Row(tr.bind(lambda: int))).open()
    assert "int is a class" in page.find("ParamFunction")["error"]["message"]
    assert len(failures()) == 1


async def test_a_missing_package_is_named_with_what_to_do(site, failures):
    def view():
        import a_package_that_is_not_there  # noqa: F401

    def app():
        return tr.Row(tr.bind(view))

    page = await site(app).open()
    error = page.find("ParamFunction")["error"]
    assert error["title"] == "The package 'a_package_that_is_not_there' is missing"
    assert "pip install a_package_that_is_not_there" in error["message"]


async def test_a_lazy_view_runs_when_it_is_shown(site):
    import threading

    calls = []

    def app():
        view = tr.ParamFunction(lambda: calls.append(threading.current_thread().name) or "shown", lazy=True)
        row, button = tr.Row(), tr.widgets.Button()
        button.on_click(lambda event: row.append(view))
        return tr.Row(row, button)

    page = await site(app).open()
    assert calls == []
    page.click()
    await page.advance(0.1)
    assert len(calls) == 1
    assert calls[0].startswith("transom-worker")  # not while a patch is cut
    await page.advance(0.1)
    assert "shown" in page.text


def test_outside_of_a_session_a_view_is_evaluated_at_once():
    slider = tr.widgets.IntSlider(end=10)
    view = tr.ParamFunction(tr.bind(tr.pane.Str, slider))
    assert view.children[0].object == 0
    slider.value = 4
    assert view.children[0].object == 4


def test_outside_of_a_session_a_generator_is_driven_to_its_end():
    def view():
        yield tr.pane.Str("first")
        yield tr.pane.Str("last")

    assert tr.ParamFunction(view).children[0].object == "last"


def test_outside_of_a_session_a_coroutine_is_driven_too():
    async def view():
        return tr.pane.Str("done")

    assert tr.ParamFunction(view).children[0].object == "done"
