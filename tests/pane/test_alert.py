"""Messages in a colour."""

from __future__ import annotations

import pytest

import transom as tr


async def test_an_alert_is_markdown_of_a_kind(site):
    page = await site(lambda: tr.Row(tr.pane.Alert("**Saved**", alert_type="success"))).open()
    alert = page.find("Alert")
    assert alert["alert_type"] == "success"
    assert "<strong>Saved</strong>" in alert["object"]


def test_kinds_are_a_closed_set():
    with pytest.raises(ValueError, match="error"):
        tr.pane.Alert("x", alert_type="error")
    assert type(tr.panel("text")) is tr.pane.Markdown
