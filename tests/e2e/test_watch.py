"""A page that is not shown says why, so that one failure in a thousand runs is enough to find its cause."""

from __future__ import annotations

import pytest

from tests.e2e.watch import LINES, Watch, Watches


class Talkative:
    output = "what the server printed"


def test_a_page_that_is_not_shown_says_what_went_on_in_it(browser, live):
    page = browser.new_page()
    page.set_default_timeout(3000)
    # Its scripts never arrive: the shell is there and stays as it is.
    page.route("**/*.js*", lambda route: None)
    with pytest.raises(AssertionError) as caught:
        Watch(page).open(live.url, [Talkative()])
    page.close()
    said = str(caught.value)
    assert f"{live.url} was not shown: " in said
    assert f"fetched {live.url}/ in " in said
    still = said.split("--- Requests that are still open:")[1].split("---", maxsplit=1)[0]
    assert ".js" in still
    assert "<main" in said.split("--- The page's HTML:")[1]
    assert "what the server printed" in said


def test_its_frames_and_its_console_are_told(browser, live):
    page = browser.new_page()
    watch = Watch(page)
    watch.open(live.url)
    page.evaluate("console.error('a word of the page')")
    page.close()
    told = "\n".join(watch.first)
    assert "socket > " in told
    assert '"snapshot"' in told
    assert "console error: a word of the page" in told


def test_a_test_that_fails_tells_what_its_pages_were_doing(browser, live, tmp_path):
    watches = Watches()
    context = browser.new_context()
    watches.follow(context)
    page = context.new_page()
    watches.of(page).open(live.url)
    page.set_content("<h1>A heading</h1>")
    page.evaluate(f"for (let at = 0; at < {LINES} * 3; at++) console.warn(`word ${{at}}`)")
    said = watches.ended(tmp_path / "pictures", [Talkative()])
    assert f"word {LINES * 3 - 1}" in said
    assert 'heading "A heading"' in said
    assert "what the server printed" in said
    (picture,) = (tmp_path / "pictures").iterdir()
    assert str(picture) in said
    context.close()
    assert watches.ended(tmp_path / "none") == ""
