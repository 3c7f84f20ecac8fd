"""What `transom new-component` writes: a component that works, with its test.

Owns the texts, those for a checkout of Transom and those for any other folder. `$Name` is the class, `$name` the file.
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
import type { ${Name}Params } from "./_typed/$name.ts";
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
} satisfies Module<${Name}Params>;
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

OWN = {
    "$name.py": '''"""`$Name`: a text that the user enters."""

from __future__ import annotations

import param

import transom as tr


class $Name(tr.JSComponent):
    """A text that the user enters."""

    _esm = "$name.js"
    _stylesheets = ["$name.css"]

    value = param.String(default="", doc="What was entered.")


if __name__.startswith("bokeh"):  # served, and not imported
    widget = $Name(label="$Name")
    tr.Column(widget, tr.bind("In Python it is `{!r}`.".format, widget.param.value)).servable()
''',
    "$name.js": """/** What draws a $Name. */
export function render({ model, host, signal }) {
  const input = document.createElement("input");
  const show = () => {
    input.value = model.value;
  };
  const write = () => {
    model.value = input.value;
  };
  input.addEventListener("change", write, { signal });
  host.disabled((off) => {
    input.disabled = off;
  });
  model.on("value", show);
  show();
  return [host.label(input), input];
}
""",
    "$name.css": """label {
  display: block;
}

input {
  padding: 0.25rem 0.75rem;
  border: 1px solid var(--tr-line-strong);
  border-radius: var(--tr-radius);
  background: var(--tr-surface);
  color: var(--tr-text);
  font: inherit;
}
""",
    "test_$name.py": '''"""`$Name`."""

from __future__ import annotations

import pytest
from $name import $Name

from transom.testing import run_test


async def test_the_user_enters_a_text_and_code_sets_one():
    widget = $Name(label="Label")
    async with run_test(lambda: widget) as page:
        page.set("$Name", "one")
        await page.settle()
        assert widget.value == "one"

        widget.value = "two"
        await page.settle()
        assert page.find("$Name")["value"] == "two"


@pytest.mark.parametrize("raw", [1, ["one"], {}])
async def test_what_is_no_text_is_refused(raw):
    widget = $Name(label="Label")
    async with run_test(lambda: widget) as page:
        page.set("$Name", raw)
        await page.settle()
        assert widget.value == ""
''',
}
"""The same for any other folder: a component with a module of its own."""

OWN_STEPS = """Written; it works as it is. Next:

  transom serve $name.py --dev    and look at it; a change in any of its files is shown at once
  pytest test_$name.py            runs its test

$name.py has its parameters, $name.js draws it, $name.css styles it.
"Write a component" in the documentation tells the rest.
"""
