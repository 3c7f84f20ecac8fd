"""Any colour becomes an accent that can be read, in both schemes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import transom
from transom.components.colour import READ, Colour, accent_of, colour_of, text_on

TOKENS = (Path(transom.__file__).parent / "client" / "styles" / "tokens.css").read_text("utf-8")
SHELL = (Path(transom.__file__).parent / "template" / "shell.css").read_text("utf-8")
colours = st.builds(Colour, *[st.integers(0, 255)] * 3)


def token(name: str) -> tuple[Colour, Colour]:
    """What a token is in the light and in the dark scheme."""
    found = re.search(rf"{name}: light-dark\((#\w+), (#\w+)\)", TOKENS)
    assert found is not None, name
    return tuple(colour_of(each) for each in found.groups())  # type: ignore[return-value]


SIDE = re.search(r"background: light-dark\((#\w+), (#\w+)\)", SHELL)
assert SIDE is not None
GROUNDS = [token(name) for name in ("--tr-bg", "--tr-surface", "--tr-sunken", "--tr-on")]
GROUNDS.append(tuple(colour_of(each) for each in SIDE.groups()))  # type: ignore[arg-type]


@given(colours)
def test_any_accent_is_read_on_every_surface_and_under_the_text_on_it(colour: Colour) -> None:
    for scheme, accent in enumerate(accent_of(colour)):
        assert all(accent.contrast(ground[scheme]) >= READ for ground in GROUNDS)


@given(colours)
def test_a_text_is_read_on_any_colour(colour: Colour) -> None:
    assert text_on(colour).contrast(colour) >= READ


def test_an_accent_that_can_be_read_is_left_as_it_is() -> None:
    assert accent_of(Colour(0, 0x67, 0x7D))[0] == Colour(0, 0x67, 0x7D)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#07A", "#0077aa"), ("#07ac", "#0077aa"), ("#0077aaff", "#0077aa"), (" Teal ", "#008080"),
        ("rgb(0, 119, 170)", "#0077aa"), ("rgba(0 119 170 / 50%)", "#0077aa"), ("hsl(0, 100%, 50%)", "#ff0000"),
    ],
)  # fmt: skip
def test_colours_are_read_as_css_has_them(text: str, colour: str) -> None:
    assert str(colour_of(text)) == colour


@pytest.mark.parametrize("text", ["", "#12", "tealish", "rgb(1,2)", "var(--x)", "red;}"])
def test_what_is_no_colour_is_none(text: str) -> None:
    assert colour_of(text) is None


@pytest.mark.parametrize("text", ["hsl(. 1% 1%)", "hsl(1.2.3 5% 5%)", f"hsl({'9' * 400} 5% 5%)", "hsl(1 1% 1%", ""])
def test_a_text_that_is_nearly_a_colour_is_none(text: str) -> None:
    assert colour_of(text) is None
