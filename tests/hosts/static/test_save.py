"""A page in a file: what is in it, which states it has, and what is said of what it cannot hold."""

from __future__ import annotations

import asyncio
import base64
import io
import logging
import re

import pytest

import transom as tr
from tests.saved import Saved
from transom.errors import SaveError
from transom.hosts.chromium import BrowserMissingError
from transom.hosts.static.document import squeezed
from transom.testing import run_test

PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x00\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def saved(obj, title=None, **options) -> Saved:
    file = io.BytesIO()
    assert tr.io.save(obj, file, title, **options) is None
    return Saved(file.getvalue())


def test_a_component_has_save_and_gives_the_path(tmp_path):
    assert tr.widgets.Button("Press").save(tmp_path / "page.html", "Press it") == tmp_path / "page.html"
    page = Saved(tmp_path / "page.html")
    assert "<title>Press it</title>" in page.html
    assert page.of("Button")["label"] == "Press"


def test_a_viewer_a_template_an_object_and_a_file_are_saved_too(tmp_path):
    class Viewed(tr.Viewer):
        def __panel__(self):
            return "# Shown"

    (tmp_path / "app.py").write_text("import transom as tr\ntr.Column('# From a file').servable(title='Mine')\n")
    Viewed().save(tmp_path / "viewed.html")
    assert "<h1" in Saved(tmp_path / "viewed.html").texts()[0]
    assert saved(tr.Page(title="Whole", main=["Inside"])).of("Page")["title"] == "Whole"
    assert saved("**plain**").of("Markdown")
    page = saved(tmp_path / "app.py")
    assert "<title>Mine</title>" in page.html
    assert saved("x", template="fast").of("FastListTemplate")


def test_an_unknown_option_and_a_wrong_one_say_what_to_write(tmp_path):
    with pytest.raises(TypeError, match="no embedd="):
        saved("x", embedd=True)
    with pytest.raises(SaveError, match="'inline', for all in one file, or 'folder'"):
        saved("x", resources="somewhere")
    with pytest.raises(SaveError, match=r"the folder .* is not there"):
        tr.io.save("x", tmp_path / "none" / "page.html")
    with pytest.raises(SaveError, match="is a folder"):
        tr.io.save(tmp_path, tmp_path / "page.html")
    with pytest.raises(SaveError, match="material, page"):
        saved("x", template="nowhere")


# Not live


def test_what_needs_python_is_greyed_out_and_one_line_says_so():
    field, free = tr.widgets.TextInput("Heard"), tr.widgets.TextInput("Unheard")
    page = saved(tr.Column(field, free, tr.Tabs(("a", "x"), ("b", "y")), tr.bind(str.upper, field)))
    disabled = {
        each["label"]: each.get("disabled", False) for each in page.state().values() if each["type"] == "TextInput"
    }
    assert disabled == {"Heard": True, "Unheard": False}
    assert not page.of("Tabs").get("disabled")
    assert page.message["still"]
    assert not field.disabled


def test_a_page_without_controls_says_nothing():
    assert not saved(tr.Column("text", tr.widgets.TextInput("Unheard"))).message["still"]


# States


def test_each_state_is_right_also_of_two_views_of_one_slider():
    slider = tr.widgets.IntSlider("n", start=0, end=4)
    page = saved(
        tr.Column(
            slider, tr.bind(lambda n: tr.pane.Str(f"a{n}"), slider), tr.bind(lambda n: tr.pane.Str(f"b{n}"), slider)
        ),
        embed=True,
        max_opts=5,
    )
    assert [page.texts(n) for n in range(5)] == [[f"a{n}", f"b{n}"] for n in range(5)]
    assert [page.state(n)[page.message["controls"][0]["id"]].get("value", 0) for n in range(5)] == [0, 1, 2, 3, 4]
    assert slider.value == 0


def test_choices_switches_and_sliders_are_controls_and_all_their_combinations_are_kept():
    which = tr.widgets.Select("Which", options={"One": object(), "Two": object()}, disabled_options=[])
    on = tr.widgets.Checkbox("On")
    day = tr.widgets.DateSlider("Day", start="2024-01-01", end="2024-01-03")
    part = tr.widgets.FloatSlider("Part", start=0, end=1, step=0.5)
    label = {value: name for name, value in which.options.items()}
    view = tr.bind(lambda w, o, d, p: tr.pane.Str(f"{label[w]} {o} {d} {p}"), which, on, day, part)
    page = saved(tr.Column(which, on, day, part, view), embed=True)
    assert [len(each) for each in page.values(0, 0, 0, 0)] == [2, 2, 3, 3]
    assert page.texts(1, 0, 2, 1) == ["Two False 2024-01-03 0.5"]
    assert page.texts(0, 1, 0, 2) == ["One True 2024-01-01 1.0"]


@pytest.mark.parametrize("cls", ["IntSlider", "EditableIntSlider", "Player"])
def test_what_goes_through_numbers_is_a_control(cls):
    widget = getattr(tr.widgets, cls)(start=0, end=2)
    page = saved(tr.Column(widget, tr.bind(lambda n: tr.pane.Str(f"at {n}"), widget)), embed=True)
    assert [page.texts(n) for n in range(3)] == [["at 0"], ["at 1"], ["at 2"]]


def test_a_slider_is_saved_at_places_that_its_knob_can_take_and_the_rest_is_named(caplog):
    slider = tr.widgets.IntSlider("n", start=0, end=10)
    with caplog.at_level(logging.WARNING, "transom"):
        page = saved(tr.Column(slider, tr.bind(str, slider)), embed=True)
    (control,) = page.message["controls"]
    assert page.values() == [[0, 5, 10]]
    assert page.state(1)[control["id"]]["step"] == 5
    assert "max_opts=11 saves all" in caplog.text


def test_the_value_that_a_slider_has_is_kept_though_it_lies_between():
    slider = tr.widgets.IntSlider("n", start=0, end=10, value=3)
    page = saved(tr.Column(slider, tr.bind(lambda n: tr.pane.Str(f"{n}"), slider)), embed=True)
    assert page.values() == [[0, 5, 10, 3]]
    assert page.texts(*page.message["at"]) == ["3"]


def test_too_many_states_are_refused_with_their_number_and_what_to_write():
    sliders = [tr.widgets.IntSlider(name, start=1, end=50) for name in "abc"]
    with pytest.raises(SaveError, match=r"125000 states, 50 \(a\) x 50 \(b\) x 50 \(c\).*max_states.*embed_states"):
        saved(tr.Column(*sliders, tr.bind(lambda *n: sum(n), *sliders)), embed=True, max_opts=50)


def test_values_may_be_chosen_and_what_is_no_control_is_refused():
    field = tr.widgets.TextInput("Name", value="a")
    page_of = tr.Column(field, tr.bind(lambda name: tr.pane.Str(f"hi {name}"), field))
    page = saved(page_of, embed=True, embed_states={field: ["a", "b"]})
    assert page.texts(1) == ["hi b"]
    with pytest.raises(SaveError, match="is no widget of this page"):
        saved(page_of, embed=True, embed_states={tr.widgets.TextInput("Other"): ["a"]})


def labels(page: Saved, kind: str, *at: int) -> list[str]:
    (found,) = (each for each in page.state(*at).values() if each["type"] == kind)
    return found["labels"][1:]


@pytest.mark.parametrize("above", ["country", "city"])
def test_a_choice_whose_options_follow_another_has_those_of_each_wherever_it_stands(above):
    country = tr.widgets.Select("Country", options=["A", "B", "none"], value="B")
    cities = {"A": ["x", "y"], "B": ["y", "z", "w"], "none": []}
    city = tr.widgets.RadioBoxGroup("City", options=tr.bind(cities.get, country), value="z")
    ways = tr.widgets.IntSlider("Ways", start=0, end=tr.bind(lambda c: len(cities[c]), country))
    view = tr.bind(lambda *now: tr.pane.Str(" ".join(map(str, now))), country, city, ways)
    order = (country, city) if above == "country" else (city, country)
    page = saved(tr.Column(*order, ways, view), embed=True, max_opts=5)
    way = (lambda a, b, c: (a, b, c)) if above == "country" else lambda a, b, c: (a, c, b)
    assert labels(page, "RadioBoxGroup", *way(0, 1, 0)) == ["x", "y"]
    assert labels(page, "RadioBoxGroup", *way(1, 2, 0)) == ["y", "z", "w"]
    assert page.texts(*way(0, 1, 2)) == ["A y 2"]
    assert page.texts(*way(1, 2, 1)) == ["B w 1"]
    assert page.texts(*way(2, 0, 0)) == ["none None 0"]
    assert page.texts(*page.message["at"]) == ["B z 0"]
    if above == "country":  # what is the same choice has one number in all lists
        (_, in_a), (_, in_b) = (page.message["lists"][page.message["tree"][3 + at][0]] for at in (0, 1))
        assert in_a[1] == in_b[0]
    assert (country.value, city.value, ways.value) == ("B", "z", 0)


def test_choices_that_follow_each_other_are_shown_and_one_cannot_be_used(caplog):
    one, other = tr.widgets.Select("One", options=["a", "b"]), tr.widgets.Select("Other", options=["a", "b"])
    offered = [["a", "b", "c"], ["a", "b"]]
    one.param.watch(lambda event: other.param.update(options=offered[event.new == "a"]), "value")
    other.param.watch(lambda event: one.param.update(options=offered[event.new == "a"]), "value")
    with caplog.at_level(logging.WARNING, "transom"):
        page = saved(tr.Column(one, other), embed=True)
    assert len(page.message["controls"]) == 1
    assert "cannot be used" in caplog.text


def test_what_a_link_sets_is_said_of_each_value_and_a_state_that_does_not_hold_leads_to_the_one_that_does():
    one, other = (tr.widgets.Checkbox(name) for name in ("One", "Other"))
    one.link(other, value="value", bidirectional=True)
    message = saved(tr.Column(one, other), embed=True).message
    assert message["tree"][2] == [[[1, 0]], [[1, 1]]]
    assert [keys[0] == keys[1] for keys in message["others"].values()] == [True, True]


def test_more_states_than_there_seemed_to_be_are_refused():
    first = tr.widgets.Select("First", options=[1, 20])
    second = tr.widgets.Select("Second", options=tr.bind(lambda n: list(range(n)), first))
    with pytest.raises(SaveError, match=r"more than 10 states.*max_states"):
        saved(tr.Column(first, second, tr.bind(str, second)), embed=True, max_states=10)


def test_asynchronous_views_are_awaited_and_what_does_not_end_is_named():
    slider = tr.widgets.IntSlider("n", start=0, end=1)

    async def later(n):
        await asyncio.sleep(0.01)
        return tr.pane.Str(f"later {n}")

    async def never():
        await asyncio.Event().wait()

    page = saved(tr.Column(slider, tr.bind(later, slider)), embed=True)
    assert [page.texts(n) for n in (0, 1)] == [["later 0"], ["later 1"]]
    with pytest.raises(SaveError, match=r"within 0\.3 s: .*never"):
        saved(lambda: tr.Column(tr.bind(never)), timeout=0.3)


def test_states_may_be_files_of_their_own(tmp_path):
    slider = tr.widgets.IntSlider("n", start=0, end=1)
    page = tr.Column(slider, tr.bind(str, slider))
    page.save(tmp_path / "page.html", embed=True, embed_json=True, json_prefix="s_", save_path="kept")
    names = Saved(tmp_path / "page.html").message["states"]
    assert sorted(names) == sorted(f"kept/{each.name}" for each in (tmp_path / "kept").iterdir())
    assert all(name.startswith("kept/s_state-") for name in names)
    page.save(tmp_path / "other.html", embed=True, embed_json=True, save_path="kept", load_path="/elsewhere")
    assert all(name.startswith("/elsewhere/") for name in Saved(tmp_path / "other.html").message["states"])


# Within a session


@pytest.mark.parametrize("make", ["def", "async def"])
def test_a_page_that_is_live_is_saved_as_it_is_and_with_states_unless_something_would_have_to_be_awaited(make):
    found = {}

    def app():
        slider, late = (tr.widgets.IntSlider(name, start=0, end=1, value=1) for name in ("n", "late"))
        view = tr.Column(slider, tr.bind(lambda n: tr.pane.Str(f"n={n}"), slider))

        async def awaits(n):
            await asyncio.sleep(0.01)
            return tr.pane.Str(f"late={n}")

        other = tr.Column(late, tr.bind(awaits, late))

        def save():
            found["one"], found["all"] = saved(view), saved(view, embed=True)
            with pytest.raises(SaveError, match=r"cannot wait for .*awaits"):
                saved(other, embed=True)
            found["values"] = slider.value, late.value

        async def asave():
            save()

        press = (lambda _: save()) if make == "def" else (lambda _: asave())
        return tr.Column(view, other, tr.widgets.Button("Save", on_click=press))

    async def main():
        async with run_test(app) as page:
            await page.settle()
            page.click("Save")
            await page.wait(lambda: "values" in found)

    asyncio.run(main())
    assert found["one"].texts() == ["n=1"]
    assert [found["all"].texts(n) for n in (0, 1)] == [["n=0"], ["n=1"]]
    assert found["values"] == (1, 1)


# What is taken along


def test_nothing_in_a_page_leads_elsewhere_and_markup_in_texts_stays_text():
    text = "</script><ScRiPt>bad()</ScRiPt ><!-- \" ' & \u2028"
    page = saved(tr.Column(tr.pane.Str(text), tr.widgets.TextInput(text)), title=text)
    assert "bad()" not in page.html.replace("&lt;ScRiPt&gt;bad()&lt;/ScRiPt &gt;", "")
    assert page.texts() == [text]
    links = set(re.findall(r"https?://[\w./-]+", page.html))
    assert {link.partition("%")[0] for link in links} <= {"http://www.w3.org/2000/svg"}


def test_pictures_and_style_sheets_beside_the_app_are_taken_along(tmp_path, monkeypatch):
    (tmp_path / "static").mkdir()
    for name in ("beside.gif", "static/own.gif"):
        (tmp_path / name).write_bytes(PIXEL)
    (tmp_path / "own.css").write_text("b { background: url(beside.gif) }")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "app.py").write_text(
        "import transom as tr, pathlib\n"
        "tr.extension(css_files=['own.css'])\n"
        "tr.Column('![x](beside.gif) ![y](/files/own.gif) ![z](../up.gif)', "
        'tr.pane.HTML(\'<img src="secret.txt"><img src="https://example.org/far.png">\'), '
        "tr.pane.Image(pathlib.Path(__file__).parent / 'beside.gif')).servable()\n"
    )
    (tmp_path.parent / "up.gif").write_bytes(PIXEL)
    monkeypatch.chdir("/")
    logged = []
    monkeypatch.setattr("transom.hosts.static.save._log.warning", logged.append)
    page = saved(tmp_path / "app.py", static_dirs={"files": tmp_path / "static"})
    (markdown,) = (each for each in page.state().values() if each["type"] == "Markdown")
    assert markdown["object"].count("data:image/gif;base64,") == 2
    assert "secret" not in page.of("HTML")["object"].replace("secret.txt", "")
    (told,) = logged
    assert all(each in told for each in ("../up.gif", "secret.txt", "https://example.org/far.png"))
    (style,) = (op[1]["extras"]["styles"] for op in page.message["ops"] if op[0] == "page" and "extras" in op[1])
    assert "data:image/gif" in style[0]


def test_a_page_takes_its_front_ends_icons_and_fonts_along_and_no_others():
    page = saved(tr.Column(tr.widgets.Button("b", icon="accessible"), tr.pane.LaTeX("$x$")))
    icons = [name for name in page.files if name.startswith("icons-") and name.endswith(".json")]
    assert b'"accessible":' in b"".join(page.files[name] for name in icons)
    assert sum(len(page.files[name]) for name in icons) < 20_000
    assert any(name.startswith("KaTeX") for name in page.files)
    assert not [name for name in page.files if name.startswith(("plotly", "vega", "inspector", "face"))]


def test_modules_of_an_app_are_taken_along_and_what_they_fetch_is_named(caplog):
    class Own(tr.JSComponent):
        _esm = 'import a from "https://example.org/a.js"; export default {render() {}}'

    with caplog.at_level(logging.WARNING, "transom"):
        page = saved(Own())
    assert [data for name, data in page.files.items() if name.startswith("../module/")] == [Own._esm.encode()]
    assert "https://example.org/a.js" in caplog.text


def test_what_is_large_may_lie_in_a_folder_each_file_once(tmp_path):
    for name in ("a", "b"):
        tr.Column(tr.widgets.Button(name), tr.pane.LaTeX("$x$")).save(tmp_path / f"{name}.html", resources="folder")
    assert {each.name for each in (tmp_path / "a_files").iterdir()} == {
        each.name for each in (tmp_path / "b_files").iterdir()
    }
    assert (tmp_path / "a.html").stat().st_size < 130_000


def test_a_picture_needs_a_browser_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("TRANSOM_CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(BrowserMissingError, match="A picture needs Chromium"):
        tr.widgets.Button().save(tmp_path / "page.png")
    assert not (tmp_path / "page.png").exists()
    with pytest.raises(BrowserMissingError, match="A PDF needs Chromium"):
        tr.widgets.Button().save(tmp_path / "page.pdf")
    with pytest.raises(SaveError, match=r"as \.html, or as a picture of it as \.png or \.pdf"):
        tr.widgets.Button().save(tmp_path / "page.JPG")


def test_what_a_page_would_ask_for_later_is_in_it_from_the_first():
    rows = [{"a": number} for number in range(500)]
    page = saved(
        tr.Column(
            tr.pane.DataFrame(rows),
            tr.pane.JSON({"deep": [[[["inside"]]]]}),
            tr.Tabs(("One", tr.pane.Str("first")), ("Two", tr.pane.Str("second")), dynamic=True),
        )
    )
    table = page.of("DataFrame")["object"]
    assert (len(table["rows"]), set(table["sorts"])) == (500, {-1})
    assert "inside" in str(page.of("JSON")["object"])
    assert {"first", "second"} <= {*page.texts()}


def test_what_is_long_is_not_packed_as_small_as_can_be():
    data = bytes(2 << 20)
    marks = [base64.b64decode(squeezed(each))[8] for each in (data[:1000], data)]
    assert marks[0] == 2, "which stands for the slowest way"
    assert marks[1] != 2
