"""The tokens of the style sheet stand in the documentation with the values that they have."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def in_the_style_sheet() -> dict[str, tuple[str, str]]:
    """The values of each token in the light and in the dark scheme."""
    text = (ROOT / "src/transom/client/styles/tokens.css").read_text()
    block = text[text.index(":scope {") :]
    found = {}
    for name, said in re.findall(r"^  (--tr-[\w-]+):\s*(.*?);", block[: block.index("\n}")], re.MULTILINE | re.DOTALL):
        value = " ".join(said.split())
        both = re.fullmatch(r"light-dark\((.*), (.*)\)", value)
        found[name] = (both[1], both[2]) if both else (value, "")
    return found


def in_the_documentation() -> dict[str, tuple[str, str]]:
    text = (ROOT / "docs/pages.md").read_text()
    rows = re.findall(r"^\| `(--tr-[\w-]+)` \| `(.*?)` \| (?:`(.*?)`)? ?\| .+ \|$", text, re.MULTILINE)
    return {name: (light, dark) for name, light, dark in rows}


def test_each_token_is_documented_with_its_values() -> None:
    assert in_the_documentation() == in_the_style_sheet()
    assert len(in_the_style_sheet()) > 30
