"""Formulas, of text and of objects."""

from __future__ import annotations

import pytest
import sympy

import transom as tr


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("Let $x^2$ be", "Let $x^2$ be"), (r"\frac{1}{2}", r"$$\frac{1}{2}$$"), ("x_1", "$$x_1$$"),
        (r"\begin{align}a\end{align}", r"\begin{align}a\end{align}"), ("plain words", "plain words"), (None, ""),
    ],
)  # fmt: skip
def test_what_is_a_formula(given, sent):
    assert tr.pane.LaTeX(given)._rendered == sent


def test_expressions_are_shown_without_a_further_word():
    x = sympy.Symbol("x")
    for each in (x, x**2 / 3, sympy.Matrix([[1, x]])):
        pane = tr.panel(each)
        assert type(pane) is tr.pane.LaTeX
        assert pane._rendered.startswith("$\\displaystyle")


def test_other_objects_say_what_to_give():
    assert "give text" in tr.pane.LaTeX(3).error["message"]


async def test_mathjax_is_said_not_to_be_here(site, caplog):
    await site(lambda: tr.Row(tr.pane.LaTeX("$x$", renderer="mathjax"))).open()
    assert "Leave renderer out" in caplog.text
