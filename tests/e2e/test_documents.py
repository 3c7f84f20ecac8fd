"""Trees and messages in a real browser."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, fits, until

EVIL = "<img src=x onerror='window.ran = 1'>"


def test_trees_unfold_and_messages_have_their_colour(show: Show) -> None:
    value = {"numbers": list(range(250)), EVIL: EVIL, "deep": {"er": {"est": None}}}

    def make() -> Any:
        place = tr.pane.Placeholder("First")
        return tr.Column(
            "# Documents",
            tr.pane.JSON(value, name="tree"),
            tr.pane.JSON({"a": 1}, theme="dark", hover_preview=True, depth=0),
            *(
                tr.pane.Alert(f"A **{kind}** message", alert_type=kind)
                for kind in tr.pane.Alert.param.alert_type.objects
            ),
            place,
        )

    shown = show(make)
    page = shown.page
    tree = page.locator(".tr-json").first
    expect(tree.get_by_text(f'"{EVIL}"')).to_be_visible()
    tree.locator("summary", has_text="numbers").click()
    expect(tree.get_by_text("99", exact=True).last).to_be_visible()
    tree.get_by_role("button", name="150 more").press("Enter")
    expect(tree.get_by_text("199", exact=True).last).to_be_visible()
    expect(tree.get_by_role("button", name="50 more")).to_be_visible()
    tree.locator("summary", has_text="deep").press("Enter")
    tree.locator("summary", has=page.get_by_text("er", exact=True)).click()
    expect(tree.get_by_text("null")).to_be_visible()
    dark = page.locator(".tr-json").nth(1)
    expect(dark).to_have_css("color-scheme", "dark")
    expect(dark.locator("summary")).to_have_attribute("title", "a: 1")
    shown.root[1].object = [1]
    expect(tree.get_by_text("[1 item]")).to_be_visible()
    expect(tree.locator("summary")).to_have_count(1)
    colours = page.get_by_role("note").evaluate_all(
        "(all) => new Set(all.map((one) => getComputedStyle(one).borderLeftColor)).size"
    )
    assert colours >= 7
    shown.root[-1].update("Second")
    expect(page.get_by_text("Second")).to_be_visible()
    expect(page.get_by_text("First")).to_have_count(0)
    assert page.evaluate("window.ran") is None
    found = run_axe(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_formulas_are_set_with_fonts_of_their_own(show: Show) -> None:
    wide = " + ".join(f"x_{{{number}}}" for number in range(90))

    def make() -> Any:
        return tr.Column(
            "# Formulas",
            tr.pane.LaTeX(f"Wide: $${wide}$$ and <b>text</b>"),
            tr.pane.LaTeX(r"\href{javascript:window.ran=1}{a} \htmlClass{x}{b} \includegraphics{//canary.test/x.png}"),
            tr.pane.LaTeX(r"$\\notacommand$"),
        )

    shown = show(make, viewport={"width": 390, "height": 900})
    page = shown.page
    expect(page.locator(".katex-display")).to_have_count(2)
    expect(page.get_by_text("<b>text</b>")).to_be_visible()
    loaded = "[...document.fonts].filter((one) => one.status === 'loaded').map((one) => one.family)"
    until(lambda: {"KaTeX_Main", "KaTeX_Math"} <= {name.strip('"') for name in page.evaluate(loaded)})
    fits(page, 390)
    expect(page.locator("main a")).to_have_count(0)
    shown.root[3].object = "x^2"
    expect(page.locator(".katex-display")).to_have_count(3)
    found = run_axe(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
