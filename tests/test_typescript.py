"""What front ends know of parameters is what travels."""

from __future__ import annotations

import re
from typing import Any

import param
import pytest

import transom as tr
from dev import client, typescript
from transom.components.component import Component
from transom.components.signature import annotation

SOURCE = client.ROOT / "src" / "transom"
WRITTEN = typescript.interfaces()
FRONT_ENDS = [
    path
    for path in sorted(SOURCE.rglob("*.ts"))
    if re.search(r"^export default ", path.read_text("utf-8"), re.MULTILINE) and "client" not in path.parts
]


def interface(name):
    """The members of an interface, by name."""
    text = next(text for text in WRITTEN.values() if f"export interface {name} {{" in text)
    body = text.partition(f"export interface {name} {{\n")[2].partition("}\n")[0]
    return dict(re.findall(r"^  (\w+): (.*);$", body, re.MULTILINE))


def test_all_that_travels_is_named_and_nothing_else():
    for cls, name in ((tr.widgets.TextInput, "TextInputParams"), (tr.Card, "CardParams"), (tr.pane.Code, "CodeParams")):
        common = {*interface("CommonParams"), "name"}
        assert set(interface(name)) == cls(*["x"][: cls is tr.pane.Code])._info.synced - common


def test_a_parameter_has_the_type_of_what_travels_and_not_of_what_it_holds():
    assert interface("SelectParams")["value"] == "number[] | null"
    assert interface("SelectParams")["labels"] == "[number, ...string[]]"
    assert interface("SelectParams")["groups"] == "[string, number][] | null"
    assert interface("DatePickerParams")["value"] == "string | null"
    assert interface("RowParams")["children"] == "string[]"
    assert interface("CardParams")["header"] == "string | null"
    assert interface("MarkdownParams")["object"] == "string | null"
    assert interface("ImageBaseParams")["object"] == "{ src: string } | { data: DataView; mime: string } | null"


def test_a_front_end_of_several_classes_takes_what_any_of_them_has():
    assert interface("NumberInputParams")["value"] == "number | string | null"
    assert interface("TrackParams")["value"] == "[number, number] | number | null"
    assert interface("SliderParams")["value"] == "number | null"


def test_what_a_class_has_beyond_the_one_that_it_is_drawn_as_is_optional():
    assert "title" in interface("PageParams")
    assert "main_layout?" in WRITTEN[SOURCE / "template" / typescript.FOLDER / "page.ts"]


def test_closed_sets_are_closed_there_too():
    assert interface("ButtonParams")["button_style"] == '"solid" | "outline"'
    assert interface("TextAreaInputParams")["resizable"] == '"both" | "width" | "height" | false'


def test_what_stays_in_python_is_not_there():
    assert "options" not in interface("SelectParams")
    assert "value" not in interface("ButtonParams")


@pytest.mark.parametrize("path", FRONT_ENDS, ids=lambda path: path.stem)
def test_a_front_end_declares_no_parameters_by_hand(path):
    text = path.read_text("utf-8")
    by_hand = re.findall(
        r"^(?:export )?interface \w*Params \{|satisfies Module<\{|satisfies Module;", text, re.MULTILINE
    )
    assert by_hand == [] or path.stem == "foreign", f"take them from ./{typescript.FOLDER}/{path.stem}.ts"


def test_values_are_typed_as_they_are_encoded():
    class Sample(Component):
        several = param.List(default=[], item_type=int)
        two = param.Range(default=(0, 1))
        words: param.Dict[dict[str, int]] = param.Dict(default={})
        anything = param.Parameter()

        def _encode_anything(self, value: Any, encoder: Any) -> tuple[int, *tuple[str, ...]]:
            return (1, "a")

    kinds = {name: typescript._one(annotation(Sample.param[name])) for name in ("several", "two")}
    assert kinds == {"several": "number[]", "two": "[number, number]"}
    assert typescript._one(dict[str, int | None]) == "Record<string, number | null>"
    assert typescript._one(list[str | None]) == "(string | null)[]"
    assert list(typescript._parts(Sample, "anything")) == ["[number, ...string[]]"]
