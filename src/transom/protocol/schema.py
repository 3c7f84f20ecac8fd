"""`python -m transom.protocol.schema`: writes the client's types of the messages; `--check` says if they are stale.

Owns what a Struct of `protocol/messages.py` is in TypeScript. Types follow the annotations as they are written,
so that an alias keeps its name. Ops have no Struct: the client describes them itself.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec

from transom.protocol import messages
from transom.protocol.messages import ClientMessage, Message, ServerMessage

TARGET = Path(__file__).resolve().parents[1] / "client" / "messages.ts"
WIDTH = 110

_NAMES = {"str": "string", "int": "number", "float": "number", "bool": "boolean", "Any": "Value"}
_IMPORTED = ("Op", "Value")
"""What the client describes itself, in `types.ts`."""

_HEAD = """/**
 * The messages of the session protocol, as types.
 *
 * Written by `python -m transom.protocol.schema` from `protocol/messages.py`; do not edit.
 */

import type {{ {} }} from "./types.ts";
"""


def typescript() -> str:
    """The text of the client's `messages.ts`."""
    client, server = get_args(ClientMessage), get_args(ServerMessage)
    parts = [_HEAD.format(", ".join(_IMPORTED))]
    parts += [f"{_comment(doc)}export type {name} = {type_};\n" for name, type_, doc in _aliases()]
    parts += [_interface(each, sent_by_client=True) for each in client]
    parts += [_interface(each, sent_by_client=False) for each in server]
    for name, members in (("ClientMessage", client), ("ServerMessage", server)):
        parts.append(_union(name, [f"{each.__name__}Message" for each in members]))
    return "\n".join(parts)


def _aliases() -> Iterator[tuple[str, str, str]]:
    """Named types of the module that are no messages: name, type, documentation."""
    body = ast.parse(inspect.getsource(messages)).body
    unions = {"ClientMessage", "ServerMessage"}
    for statement, following in zip(body, [*body[1:], None], strict=True):
        if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
            continue
        name = statement.targets[0].id
        if isinstance(statement.value, ast.Constant) or name in unions or name in _IMPORTED:
            continue
        yield name, _type(statement.value), _literal_text(following)


def _literal_text(statement: ast.stmt | None) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return str(statement.value.value)
    return ""


def _interface(struct: type[Message], *, sent_by_client: bool) -> str:
    """A message. A field may be missing where the receiver has a default: for the client, if it is left out."""
    config = struct.__struct_config__
    lines = [f"  {config.tag_field}: {_quoted(str(config.tag))};"]
    for field in msgspec.structs.fields(struct):
        optional = not field.required and (sent_by_client or config.omit_defaults)
        type_ = _field_type(struct, field.name)
        lines.append(f"  {field.encode_name}{'?' if optional else ''}: {type_};")
    body = "\n".join(lines)
    return f"{_comment(inspect.getdoc(struct) or '')}export interface {struct.__name__}Message {{\n{body}\n}}\n"


def _field_type(struct: type[Message], name: str) -> str:
    if (struct, name) == (messages.Hello, "proto"):
        return str(messages.PROTOCOL)  # a client speaks the protocol that it was built for
    return _type(ast.parse(struct.__annotations__[name], mode="eval").body)


def _type(node: ast.expr) -> str:
    """An annotation in TypeScript.

    Raises:
        TypeError: an annotation that no rule covers.
    """
    match node:
        case ast.Constant(value=None):
            return "null"
        case ast.Name(id=name):
            return _NAMES.get(name, name)
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return f"{_type(left)} | {_type(right)}"
        case ast.Subscript(value=ast.Name(id=name), slice=inside):
            return _generic(name, inside.elts if isinstance(inside, ast.Tuple) else [inside])
    raise TypeError(f"protocol/messages.py: the annotation {ast.unparse(node)!r} has no TypeScript here; add a rule.")


def _generic(name: str, inside: list[ast.expr]) -> str:
    if name == "Literal":
        return " | ".join(_quoted(str(ast.literal_eval(each))) for each in inside)
    types = [_type(each) for each in inside]
    if name == "list":
        return f"({types[0]})[]" if " | " in types[0] else f"{types[0]}[]"
    if name == "tuple":
        return f"[{', '.join(types)}]"
    if name == "dict":
        return f"Record<{', '.join(types)}>"
    raise TypeError(f"protocol/messages.py: {name}[…] has no TypeScript here; add a rule.")


def _union(name: str, members: list[str]) -> str:
    line = f"export type {name} = {' | '.join(members)};\n"
    if len(line) <= WIDTH:
        return line
    return "\n".join([f"export type {name} =", *(f"  | {member}" for member in members)]) + ";\n"


def _comment(text: str) -> str:
    lines = text.splitlines()
    if len(lines) <= 1:
        return f"/** {lines[0]} */\n" if lines else ""
    return "\n".join(["/**", *(f" * {line}".rstrip() for line in lines), " */", ""])


def _quoted(text: str) -> str:
    return f'"{text}"'


def main(arguments: list[str]) -> int:
    """Write the types, or with `--check` say whether they are stale; returns the exit code."""
    if not TARGET.parent.is_dir():
        sys.stderr.write(f"There is no {TARGET.parent}: the client's sources are in a checkout only.\n")
        return 2
    text = typescript()
    fresh = TARGET.is_file() and TARGET.read_text("utf-8") == text
    if "--check" in arguments:
        if not fresh:
            sys.stderr.write(f"{TARGET.name} is stale. Write: python -m transom.protocol.schema\n")
        return 0 if fresh else 1
    if not fresh:
        TARGET.write_text(text, "utf-8")
        sys.stdout.write(f"wrote {TARGET}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
