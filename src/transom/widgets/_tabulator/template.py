"""Bokeh's templates as functions of the page, `<b><%= value %></b>`.

BokehJS makes a function of the text in the page, which a page of ours may not do. It is made here, once.
"""

from __future__ import annotations

import json
import re

from transom.components.js_code import JSCode

_TAG = re.compile(r"<%([-=]?)(.*?)%>", re.DOTALL)
_NAME = re.compile(r"(?<![\w$.])[A-Za-z_$][\w$]*")
_TEXT = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"")
_OWN = frozenset({
    "break", "case", "catch", "class", "const", "continue", "default", "delete", "do", "else", "false", "finally",
    "for", "function", "if", "in", "instanceof", "let", "new", "null", "of", "return", "switch", "this", "throw",
    "true", "try", "typeof", "undefined", "var", "void", "while", "with", "yield", "await", "async", "out", "shown",
    "escaped", "print", "arguments", "eval", "enum", "export", "extends", "import", "super", "static", "implements",
    "interface", "package", "private", "protected", "public",
})  # fmt: skip
"""What a template does not have from the row: words of the language, and what the function itself has."""
_FUNCTION = """\
(cell) => {
  const shown = (value) => (value === null || value === undefined ? "" : String(value));
  const escaped = (value) => shown(value).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const row = ({%s}) => {
    let out = "";
    const print = (...parts) => { out += parts.map(shown).join(""); };
    {
%s
    }
    return out;
  };
  return row({ ...cell.getData(), value: cell.getValue() });
}"""


def template_code(template: str) -> JSCode:
    """The function that writes a cell: `<%= %>` markup, `<%- %>` text, `<% %>` statements; names are columns."""
    lines: list[str] = []
    names: set[str] = set()
    done = 0
    for tag in _TAG.finditer(template):
        lines.append(f"out += {json.dumps(template[done : tag.start()])};")
        kind, code = tag.groups()
        names.update(_NAME.findall(_TEXT.sub("", code)))
        lines.append({"=": f"out += shown({code});", "-": f"out += escaped({code});"}.get(kind, code))
        done = tag.end()
    lines.append(f"out += {json.dumps(template[done:])};")
    known = ", ".join(f"{name} = globalThis.{name}" for name in sorted(names - _OWN))
    return JSCode(_FUNCTION % (known, "\n".join(lines)))
