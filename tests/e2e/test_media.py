"""Sound and documents in a real browser."""

from __future__ import annotations

from typing import Any

import numpy as np
from playwright.sync_api import expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, until


def test_sound_plays_seeks_and_tells_where_it_is(show: Show) -> None:
    def make() -> Any:
        sound = np.zeros(8000 * 60, "int16")
        return tr.Column(
            "# Media",
            tr.pane.Audio(sound, sample_rate=8000, muted=True, name="Silence", throttle=50),
            tr.pane.PDF(b"%PDF-1.4\n%%EOF", name="Report"),
            tr.pane.PDF("https://example.org/report.pdf"),
            tr.pane.Video(None),
            tr.pane.Video(b"<html>"),
            tr.pane.PDF(b"<html>"),
        )

    shown = show(make)
    page, audio = shown.page, shown.root[1]
    player = page.locator("audio")
    expect(player).to_have_attribute("aria-label", "Silence")
    page.wait_for_function("() => document.querySelector('audio').duration > 59")
    audio.time = 30
    page.wait_for_function("() => document.querySelector('audio').currentTime >= 30")
    audio.paused = False
    until(lambda: audio.time > 30.05)
    player.evaluate("(el) => { el.pause(); el.volume = 0.5; el.muted = false; }")
    until(lambda: audio.paused and audio.volume == 50 and not audio.muted)
    audio.loop = True
    page.wait_for_function("() => document.querySelector('audio').loop")
    own = page.locator("iframe[title=Report], a:text-is('Open Report')")
    expect(own).to_have_count(1)
    expect(page.get_by_role("link", name="Open report.pdf")).to_have_attribute("rel", "noopener")
    for name in ("Video", "PDF"):
        expect(page.get_by_role("alert").filter(has_text=f"Not for {name}")).to_be_visible()
    audio.object = None
    expect(player).to_have_count(0)
    found = run_axe(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
