"""A page in another language, in a real browser."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import Show
from tests.e2e.test_look import frame


def test_a_page_speaks_its_language(show: Show) -> None:
    def make() -> Any:
        tr.config.language = "de"
        tr.config.words = {"Decrease {}": "Weniger {}"}
        w = tr.widgets
        return tr.Column(
            w.TextInput("Name", required=True, description="Wie Sie heißen"),
            w.FloatInput("Preis", value=1234.5, format="0,0.00"),
            w.FloatInput(placeholder="Menge"),
            tr.Tabs(("Eins", "1"), closable=True),
            tr.pane.DataFrame(None),
            tr.pane.Matplotlib(None),
        )

    page, _name, price, amount, _tabs, table, plot = show(make)
    expect(frame(page, table)).to_have_text("Keine Daten")
    assert frame(page, plot).evaluate("(el) => getComputedStyle(el, '::after').content") == '"Keine Daten"'
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.get_by_label("Name").press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Bitte ausfüllen.", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Hilfe")).to_be_visible()
    field = page.get_by_role("spinbutton", name="Preis")
    field.blur()
    expect(field).to_have_value("1.234,50")
    expect(page.get_by_role("button", name="Preis erhöhen")).to_be_attached()
    expect(page.get_by_role("button", name="Weniger Preis")).to_be_attached()
    price.label = "Betrag"
    expect(page.get_by_role("button", name="Betrag erhöhen")).to_be_attached()
    expect(page.get_by_role("button", name="Menge erhöhen")).to_be_attached()
    amount.placeholder = "Zahl"
    expect(page.get_by_role("button", name="Zahl erhöhen")).to_be_attached()
    field = page.get_by_role("spinbutton", name="Betrag")
    field.fill("viel")
    field.press("Enter")
    expect(page.get_by_text("„viel“ ist keine Zahl.", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Eins schließen")).to_be_attached()
