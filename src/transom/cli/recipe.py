"""What `transom new-component` writes into a checkout of Transom: a widget that works, its test and its places.

Owns the texts. `$Name` is the class, `$name` the file.
"""

from __future__ import annotations

FILES = {
    "src/transom/widgets/$name.py": '''"""`$Name`: a text that the user enters."""

from __future__ import annotations

import param

from transom.widgets.field import Field


class $Name(Field):
    """A text that the user enters."""

    _front_end = "$Name"
    _writable = ("value",)

    value = param.String(default="", doc="What was entered.")

    def _decode_value(self, raw: object) -> str:
        if not isinstance(raw, str):
            raise TypeError("not a text")
        return raw
''',
    "src/transom/widgets/$name.ts": """/**
 * $Name: a text that the user enters.
 * @chunk texts
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { field, follow } from "./field.ts";

export default {
  render({ model, el, host }) {
    const input = h("input", {
      class: "tr-input tr-$css",
      type: "text",
      onchange: () => {
        model.set("value", input.value);
        model.save_changes();
      },
    });
    el.append(field({ model, el, host }, input, () => "$Name"));
    host.disabled((off) => {
      input.disabled = off;
    });
    follow(model, ["value"], () => {
      input.value = model.get("value");
    });
  },
} satisfies Module<{ value: string }>;
""",
    "src/transom/widgets/$name.css": """/* $Name. */
.tr-$css {
  font-variant-numeric: tabular-nums;
}
""",
    "tests/widgets/test_$name.py": '''"""`$Name`."""

from __future__ import annotations

import pytest

import transom as tr
from transom.testing import run_test


async def test_the_user_enters_a_text_and_code_sets_one():
    widget, seen = tr.widgets.$Name("Label"), []
    widget.param.watch(lambda event: seen.append(event.new), "value")
    async with run_test(widget) as page:
        page.set("$Name", "one")
        await page.settle()
        assert (widget.value, seen) == ("one", ["one"])
        widget.value = "two"
        await page.settle()
        assert page.find("$Name")["value"] == "two"


@pytest.mark.parametrize("raw", [None, 1, ["one"], {}])
async def test_what_is_no_text_is_refused(raw):
    widget = tr.widgets.$Name("Label")
    async with run_test(widget) as page:
        page.set("$Name", raw)
        await page.settle()
        assert widget.value == ""
''',
}
"""Path → text."""

EXPORTS = "src/transom/widgets/__init__.py"
DOCS = "docs/components.md"
ROW = "| `$Name` | what was entered | |"
"""A line of the table of widgets in `DOCS`."""
BEFORE = "| `StaticText` |"
"""The line of that table above which a new one stands."""

STEPS = """Written; it works as it is. Next:

1. $name.py: its parameters, each with a `doc`; `_writable` names those that the page may set,
   `_decode_<name>` checks what it sends. Names and defaults are Panel's where it has the component.
2. $name.ts: take the native control where the platform has an accessible one. `@chunk` says with
   which components it is fetched; without the line it is a file of its own. $name.css is fetched
   with it; delete it if it needs none.
3. test_$name.py: what a user may rely on. What every widget must stand is tested already.
4. An example in the docstring where the constructor alone shows nothing, as of a pane:
   Example: `Markdown("**Bold** text")`. Sweeps and the gallery find it; no list is to be extended.
5. A card with its states in demo/gallery.py, a line in CHANGELOG.md, docs/from_panel.md where it differs.
6. python -m dev.stubs && python -m dev.client && make test-fast && make demo, and look at it:
   light, dark, 390 pixels wide.
"""
