"""What holds for every field: each class of the package that is one is tried, whoever adds it."""

from __future__ import annotations

import param
import pytest

import transom as tr
from transom.demo.examples import components
from transom.widgets.field import Field

FAMILY = [kind for kind in components() if issubclass(kind, Field)]
HOSTILE = "<img src=x onerror=alert(1)>\u202e\x00 {{7*7}} \ud800 𝒳"
RUBBISH = [
    None, True, -1, 2**53 + 1, 1.5, 1e308, "", "\x00", "x" * 10_000, HOSTILE[:10], [], [[]],
    [None, None], ["a", "b", "c"], [-1, -1], [0, 10**9], {}, {"$b": 0}, {"value": {"value": 1}},
]  # fmt: skip

each = pytest.mark.parametrize("kind", FAMILY, ids=lambda kind: kind.__name__)


def test_the_family_is_found():
    assert {tr.widgets.TextInput, tr.widgets.PasswordInput, tr.widgets.DatePicker, tr.widgets.Checkbox} <= {*FAMILY}


@each
def test_its_label_stands_first_or_has_a_name_or_is_none(kind):
    assert kind("A").label == kind(label="A").label == kind(name="A").label == kind(name="A").name == "A"
    assert kind().label == kind(None).label == kind("").label == ""


@each
def test_each_parameter_says_what_it_is(kind):
    assert [name for name, parameter in kind.param.objects(instance=False).items() if not parameter.doc] == []


@each
async def test_what_all_fields_have_reaches_the_page(site, kind):
    made = []

    def app():
        made.append(kind("First", description="Help", error="Wrong", required=True, width=200))
        return made[0]

    page = await site(app).open()
    model = page.find("First")
    shown = {name: model[name] for name in ("description", "error", "required", "disabled", "width")}
    assert shown == {"description": "Help", "error": "Wrong", "required": True, "disabled": False, "width": 200}
    before = len(page.patches())
    made[0].param.update(label="Second", description=None, error=None, required=False, disabled=True)
    await page.settle()
    assert len(page.patches()) == before + 1
    assert [model[name] for name in ("label", "description", "error", "required", "disabled")] == [
        "Second", None, None, False, True,
    ]  # fmt: skip


@each
async def test_hostile_texts_are_texts(site, kind):
    page = await site(lambda: kind(HOSTILE, description=HOSTILE, error=HOSTILE)).open()
    (model,) = page.all(kind._front_end)
    for name in ("label", "description", "error"):
        assert model[name] == HOSTILE.replace("\ud800", "\ufffd")


@each
async def test_its_parameters_follow_references(site, kind):
    page = await site(
        lambda: tr.Row(box := tr.widgets.Checkbox("Off"), kind("Field", disabled=box, error=tr.bind(str, box)))
    ).open()
    page.set("Off", True)
    await page.settle()
    assert (page.find("Field")["disabled"], page.find("Field")["error"]) == (True, "True")


@each
async def test_none_is_a_value_or_is_refused_in_words(site, kind):
    if isinstance(kind.param["value"], param.Boolean):
        with pytest.raises(ValueError, match="value"):
            kind(value=None)
        return
    page = await site(lambda: kind("Field", value=None)).open()
    assert "value" in page.find("Field").values


@each
async def test_a_page_that_sends_rubbish_changes_nothing_or_what_it_may(site, kind):
    made = []

    def app():
        made.append(kind("Field"))
        return made[0]

    page = await site(app).open()
    field = made[0]
    for name in kind._writable:
        allowed = type(getattr(field, name))
        for raw in RUBBISH:
            before = getattr(field, name)
            cseq = page.set("Field", raw, name)
            await page.advance(0.1)
            result, value = page.settled[cseq], getattr(field, name)
            if result is None:
                assert value is None or isinstance(value, allowed) or before is None
            else:
                assert result["rejected"] == "bad_value"
                assert value is before or value == before
                shown = page.find("Field").values.get(name, field._info.defaults.get(name))
                typed = name in field._info.entered  # and stays
                assert shown == raw if typed else shown != raw or raw == value


@each
async def test_what_is_off_takes_nothing(site, kind):
    page = await site(lambda: kind("Field", disabled=True)).open()
    for name in kind._writable:
        cseq = page.set("Field", "x", name)
        await page.settle()
        assert page.settled[cseq] == {"rejected": "not_allowed"}
