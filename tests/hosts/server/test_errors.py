"""The pages that are whole in themselves."""

from __future__ import annotations

import re

from dev import client
from transom.hosts.server.errors import busy_page, refusal_page


def colours(css: str) -> dict[str, str]:
    return {name: value.replace(" ", "") for name, value in re.findall(r"--(?:tr-)?(\w+): ?(light-dark\(.+?\))", css)}


def test_their_colours_are_those_of_all_pages() -> None:
    tokens = colours((client.ROOT / "src/transom/client/styles/tokens.css").read_text())
    own = colours(refusal_page("", ""))
    assert len(own) == 7
    assert own.items() <= tokens.items()


def test_what_is_said_is_text_and_code_in_it_is_code() -> None:
    assert "<p>a &lt;b&gt; <code>--c=&lt;d&gt;</code> e</p>" in refusal_page("t", "a <b> `--c=<d>` e")
    assert "<h1>&lt;t&gt;</h1>" in refusal_page("<t>", "")


def test_a_busy_server_is_asked_again_without_script() -> None:
    page = busy_page(7)
    assert '<meta http-equiv="refresh" content="7">' in page
    assert "every 7 seconds" in page
    assert "<script" not in page
