"""`config` as apps use it: each option has a type and a default, works, or says what to write."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import transom as tr
from transom.components.defaults import page_defaults, page_options
from transom.diagnostics.panel import _names
from transom.testing import run_test


@pytest.fixture(autouse=True)
def own_process() -> Iterator[None]:
    """What is set outside of any page holds for all to come; here no longer than a test."""
    yield
    page_options.clear()
    page_defaults.clear()


def test_every_option_that_panel_has_can_be_read() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name in sorted(_names()["extension"]):
            getattr(tr.config, name)


async def test_lists_are_appended_to_and_hold_for_their_page() -> None:
    def app() -> Any:
        tr.config.raw_css.append("p { color: red }")
        tr.config.global_css.append("b { color: blue }")
        tr.config.loading_color = "teal"
        return tr.pane.Str("here")

    async with run_test(app) as shown:
        assert shown.session.view.tree.page["extras"] == {
            "styles": [".tr-loading { color: #008080 }", "p { color: red }", "b { color: blue }"],
            "sheets": [],
            "scripts": [],
        }
    assert tr.config.raw_css == []


async def test_files_of_the_app_are_taken_along_and_other_servers_have_to_be_allowed(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text("i { color: green }")
    (tmp_path / "app.py").write_text(
        "import transom as tr\n"
        "tr.config.css_files = ['own.css', '/static/a.css', 'https://cdn.example.com/b.css', 'none.css']\n"
        "tr.config.js_files['a'] = 'https://cdn.example.com/a.js'\n"
        "tr.config.js_modules['b'] = '/static/b.js'\n"
        "tr.pane.Str('here').servable()\n"
    )
    for hosts, sheets in (((), []), (("cdn.example.com",), ["https://cdn.example.com/b.css"])):
        async with run_test(tmp_path / "app.py", settings=tr.Settings(dev=True, allow_scripts=hosts)) as shown:
            extras = shown.session.view.tree.page["extras"]
            told = " ".join(each["text"] + str(each["detail"]) for each in shown.notices)
        assert extras["styles"] == ["i { color: green }"]
        assert extras["sheets"] == ["/static/a.css", *sheets]
        assert extras["scripts"][-1] == ["/static/b.js", True]
        assert len(extras["scripts"]) == 1 + len(hosts)
        assert "'none.css' is no file in the app's folder and no address" in told
        assert ("Start this one with --allow-scripts cdn.example.com" in told) is not bool(hosts)


async def test_an_accent_holds_for_the_page_and_for_templates() -> None:
    def app() -> Any:
        tr.config.accent = "#00677d"
        tr.config.theme = "dark"
        tr.pane.Str("beside").servable(target="sidebar")
        return "here"

    async with run_test(app) as shown:
        page = shown.session.view.tree.page
        assert page["accent"].startswith("light-dark(#00677d")
        assert (page["theme"], page["prefer"]) == ("auto", "dark")
    with pytest.raises(ValueError, match="accent='nocolour' is no colour"):
        tr.config.accent = "nocolour"


async def test_a_throttled_slider_stands_for_its_value_as_of_the_last_release() -> None:
    def app() -> Any:
        tr.extension(throttled=True)
        slider = tr.widgets.IntSlider("n", value=1, end=9)
        return tr.Column(slider, tr.bind(lambda n: f"n={n}", slider))

    async with run_test(app) as shown:
        shown.set("n", 5)
        await shown.settle()
        assert "n=1" in shown.text
        shown.set("n", 5, "value_throttled")
        await shown.wait(lambda: "n=5" in shown.text)


@pytest.mark.parametrize(
    ("name", "value"), [("raw_css", "p {}"), ("throttled", "yes"), ("js_files", ["a"]), ("loading_spinner", "cube")]
)
def test_a_value_of_another_type_is_refused(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=f"{name}"):
        tr.extension(**{name: value})


async def test_what_changes_nothing_is_reported_in_development_with_what_to_write() -> None:
    def app() -> None:
        tr.extension(design="material", notifications=True, loading_spinner="dots")
        tr.config.autoreload = True
        tr.pane.Str("x").servable()

    nothing = "changes nothing here."
    for dev in (True, False):
        async with run_test(app, settings=tr.Settings(dev=dev)) as shown:
            told = [each["text"] for each in shown.session.advice.kept]
        assert told == (
            [f"config.design {nothing} The look is Transom's own: write config.accent, or tokens in config.raw_css.",
             f"config.loading_spinner {nothing} The mark is an arc, of config.loading_color."] if dev else []
        )  # fmt: skip


@pytest.mark.parametrize("value", [["dark"], {}, 3])
def test_a_theme_that_is_none_is_refused_with_those_that_are(value: Any) -> None:
    with pytest.raises(ValueError, match=r"theme=.* is not one of 'auto'"):
        tr.config.theme = value
