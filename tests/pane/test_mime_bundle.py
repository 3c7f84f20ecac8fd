"""Objects that represent themselves: which of their methods is taken, and what does not count as one."""

from __future__ import annotations

import base64

import pytest

import transom as tr

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'


def bundled(**data):
    class Bundled:
        def _repr_mimebundle_(self, include=None, exclude=None):
            return {name.replace("_", "/").replace("svg", "svg+xml"): value for name, value in data.items()}

    return Bundled()


@pytest.mark.parametrize(
    ("bundle", "pane"),
    [
        ({"text_plain": "a", "image_png": base64.b64encode(PNG).decode()}, "PNG"),
        ({"text_plain": "a", "image_png": PNG}, "PNG"), ({"image_svg": SVG}, "SVG"),
        ({"text_html": "<b>b</b>", "text_plain": "b"}, "HTML"),
        ({"text_markdown": "*a*", "text_html": "a"}, "Markdown"),
        ({"text_latex": "$x$"}, "LaTeX"), ({"application_json": {"a": 1}, "text_plain": "a"}, "JSON"),
        ({"text_plain": "words", "application_vnd.x": 1}, "Str"), ({}, "Str"), ({"text_html": None}, "Str"),
    ],
)  # fmt: skip
def test_the_best_of_a_bundle_is_shown(bundle, pane):
    made = tr.panel(bundled(**bundle), width=30)
    assert (type(made).__name__, made.error, made.width) == (pane, None, 30)


def test_a_bundle_may_come_with_metadata_or_not_at_all():
    class Both:
        def __init__(self, given):
            self.given = given

        def _repr_mimebundle_(self, include=None, exclude=None):
            return self.given

        def _repr_html_(self):
            return "<b>html</b>"

    assert type(tr.panel(Both(({"text/markdown": "a"}, {})))) is tr.pane.Markdown
    assert type(tr.panel(Both(None))) is tr.pane.HTML


def test_what_is_no_picture_in_a_bundle_says_so():
    assert "Not a PNG" in tr.panel(bundled(image_png=b"<html>")).error["title"]


def test_a_method_that_was_taken_away_is_none():
    class Silent:
        _repr_png_ = None
        _repr_html_ = None
        _repr_mimebundle_ = None

        def __str__(self):
            return "silent"

    assert tr.panel(Silent())._rendered == "silent"


def test_an_object_that_answers_to_any_name_has_no_such_methods():
    class Proxy:
        def __getattr__(self, name):
            if not name.startswith(("_repr_", "_ipython_")):
                raise AttributeError(name)
            return lambda *args, **kwargs: "anything"

        def __str__(self):
            return "proxy"

    assert type(tr.panel(Proxy())).__name__ == "Str"


def test_each_method_that_gives_nothing_lets_the_next_speak():
    class Picky:
        def _repr_svg_(self):
            return None

        _repr_png_ = _repr_jpeg_ = _repr_markdown_ = _repr_latex_ = _repr_svg_

        def _repr_mimebundle_(self, include=None, exclude=None):
            return None

        def _repr_html_(self):
            return "<b>last</b>"

    assert type(tr.panel(Picky())) is tr.pane.HTML
