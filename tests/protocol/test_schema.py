from __future__ import annotations

import ast
import re
import subprocess
import sys
from typing import get_args

import msgspec
import pytest

from transom.protocol import messages, schema
from transom.protocol.messages import ClientMessage, ServerMessage

MESSAGES = [*get_args(ClientMessage), *get_args(ServerMessage)]


def interface(text, name):
    """The fields of an interface: name, with `?` where it may be missing → type."""
    body = re.search(rf"export interface {name} {{\n(.*?)\n}}", text, re.DOTALL)[1]
    return dict(line.strip().removesuffix(";").split(": ", 1) for line in body.split("\n"))


def test_the_clients_types_are_fresh():
    assert schema.TARGET.read_text("utf-8") == schema.typescript(), "write: python -m transom.protocol.schema"


@pytest.mark.parametrize("struct", MESSAGES, ids=lambda struct: struct.__name__)
def test_every_message_has_all_its_fields(struct):
    fields = interface(schema.typescript(), f"{struct.__name__}Message")
    assert fields.pop("t") == f'"{struct.__struct_config__.tag}"'
    assert [name.rstrip("?") for name in fields] == [field.name for field in msgspec.structs.fields(struct)]


def test_the_unions_have_every_message():
    text = schema.typescript()
    for name, union in (("ClientMessage", ClientMessage), ("ServerMessage", ServerMessage)):
        members = re.search(rf"export type {name} =(.*?);", text, re.DOTALL)[1]
        assert re.findall(r"(\w+)Message", members) == [each.__name__ for each in get_args(union)]


def test_a_client_may_leave_out_what_the_server_has_a_default_for():
    event = interface(schema.typescript(), "EventMessage")
    assert {"cseq", "id", "name", "value?", "base?"} <= event.keys()


def test_what_the_server_leaves_out_may_be_missing():
    text = schema.typescript()
    assert msgspec.json.decode(msgspec.json.encode(messages.Patch(1, []))) == {"t": "patch", "sseq": 1, "ops": []}
    assert "by?" in interface(text, "PatchMessage")
    assert "result" in interface(text, "AckMessage")
    assert "retry_after" in interface(text, "ByeMessage")


def test_a_client_speaks_the_protocol_that_it_was_built_for():
    assert interface(schema.typescript(), "HelloMessage")["proto"] == str(messages.PROTOCOL)


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("int", "number"),
        ("str | None", "string | null"),
        ("list[str]", "string[]"),
        ("list[int | None]", "(number | null)[]"),
        ("tuple[int, str]", "[number, string]"),
        ("dict[str, Any]", "Record<string, Value>"),
        ("Literal['a', 'b'] | None", '"a" | "b" | null'),
        ("list[tuple[int, Result]]", "[number, Result][]"),
    ],
)
def test_an_annotation_becomes_typescript(annotation, expected):
    assert schema._type(ast.parse(annotation, mode="eval").body) == expected


@pytest.mark.parametrize("annotation", ["set[int]", "lambda: 1", "Callable[[], int]"])
def test_an_annotation_without_a_rule_is_named(annotation):
    with pytest.raises(TypeError, match="add a rule"):
        schema._type(ast.parse(annotation, mode="eval").body)


def test_the_check_names_the_command_when_the_types_are_stale(tmp_path, monkeypatch, capsys):
    target = tmp_path / "messages.ts"
    monkeypatch.setattr(schema, "TARGET", target)
    assert schema.main(["--check"]) == 1
    assert "Write: python -m transom.protocol.schema" in capsys.readouterr().err
    assert schema.main([]) == 0
    assert schema.main(["--check"]) == 0
    target.write_text(target.read_text("utf-8").replace("sseq", "seq", 1), "utf-8")
    assert schema.main(["--check"]) == 1


def test_without_the_clients_sources_it_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(schema, "TARGET", tmp_path / "nowhere" / "messages.ts")
    assert schema.main([]) == 2
    assert "in a checkout only" in capsys.readouterr().err


def test_the_gate_runs_it_as_a_module():
    done = subprocess.run([sys.executable, "-m", "transom.protocol.schema", "--check"], check=False)
    assert done.returncode == 0
