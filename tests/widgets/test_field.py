"""What all fields have: a label by position, an error, and a refusal with its reason."""

from __future__ import annotations

import pytest

import transom as tr


@pytest.mark.parametrize(
    "make",
    [
        lambda kind: kind("A label"),
        lambda kind: kind(label="A label"),
        lambda kind: kind(name="A label"),
        lambda kind: kind("A label", name="A label"),
    ],
)
@pytest.mark.parametrize("kind", [tr.widgets.TextInput, tr.widgets.Checkbox, tr.widgets.IntSlider, tr.widgets.Button])
def test_the_label_stands_first_or_has_a_name(make, kind):
    assert make(kind).label == make(kind).name == "A label"


@pytest.mark.parametrize(("given", "label"), [(None, ""), ("", ""), (5, "5")])
def test_a_label_may_be_nothing_or_a_number(given, label):
    field = tr.widgets.TextInput(given)
    assert field.label == label
    field.label = "x"
    field.label = given
    assert field.label == label


def test_two_labels_are_a_mistake():
    with pytest.raises(TypeError, match="two names of one parameter"):
        tr.widgets.TextInput("A", name="B")


def test_a_label_follows_a_reference():
    box = tr.widgets.Checkbox("On")
    field = tr.widgets.TextInput(tr.bind(lambda on: "Yes" if on else "No", box))
    assert field.label == "No"
    box.value = True
    assert field.label == "Yes"


def test_a_button_takes_its_label_and_what_it_does():
    seen = []
    button = tr.widgets.Button("Go", lambda event: seen.append(event.new))
    button.clicks += 1
    assert (button.label, seen) == ("Go", [1])


async def test_the_reason_of_a_refusal_goes_to_the_page_that_sent_it(site):
    page = await site(lambda: tr.widgets.TextInput("Name", max_length=3)).open()
    refused, rubbish = page.set("Name", "four"), page.set("Name", 4)
    await page.advance(0.1)
    assert page.settled[refused] == {"rejected": "bad_value", "reason": "At most 3 characters: this text has 4."}
    assert page.settled[rubbish] == {"rejected": "bad_value"}
    assert page.find("Name")["value"] == 4  # until code sets another


async def test_an_error_of_code_is_shown_until_code_takes_it_back(site):
    made = []

    def app():
        made.append(tr.widgets.TextInput("Name", error="Taken", required=True))
        return made[0]

    page = await site(app).open()
    assert (page.find("Name")["error"], page.find("Name")["required"]) == ("Taken", True)
    assert "Taken" in page.text
    page.set("Name", "other")
    await page.settle()
    assert page.find("Name")["error"] == "Taken"
    made[0].error = None
    await page.settle()
    assert page.find("Name")["error"] is None


async def test_two_pages_of_one_field_are_told_apart(site):
    field = tr.widgets.TextInput("Name", max_length=3)
    pages = site(lambda: field)
    one, two = await pages.open(), await pages.open()
    cseq = one.set("Name", "four")
    await one.advance(0.1)
    await two.advance(0.1)
    assert one.settled[cseq]["reason"]
    assert "At most" not in str(two.frames)
    assert field.error is None


@pytest.mark.parametrize(("given", "said"), [(ValueError("No."), "No."), ("No.", "No."), ("", ""), (None, None)])
def test_an_error_may_be_an_exception(given, said):
    field = tr.widgets.TextInput("Name", error=given)
    assert field.error == said
    field.error = "other"
    field.error = given
    assert field.error == said


REFUSED = [
    (tr.widgets.TextInput, {"value": "abc", "max_length": 3}, "four"),
    (tr.widgets.TextAreaInput, {"value": "abc", "max_length": 3}, "four"),
    (tr.widgets.PasswordInput, {"value": "abc", "max_length": 3}, "four"),
    (tr.widgets.AutocompleteInput, {"value": "a", "options": ["a"]}, "b"),
    (tr.widgets.LiteralInput, {"value": 3}, "[3"),
    (tr.widgets.ArrayInput, {}, "[3"),
    (tr.widgets.IntInput, {"value": 3, "end": 5}, 7),
    (tr.widgets.FloatInput, {"value": 3.0, "end": 5}, 7.5),
    (tr.widgets.DatePicker, {"value": "2024-02-29", "end": "2024-03-01"}, "2024-03-02"),
    (tr.widgets.DateRangePicker, {"value": ("2024-02-29", "2024-03-01")}, ["2024-02-29", "2024-02-28"]),
    (tr.widgets.DatetimePicker, {"value": "2024-02-29", "end": "2024-03-01"}, "2024-03-02T00:00:00"),
    (tr.widgets.DatetimeRangePicker, {}, ["2024-02-29T00:00:00", "2024-02-28T00:00:00"]),
    (tr.widgets.DatetimeInput, {"value": "2024-02-29"}, "tomorrow"),
    (tr.widgets.DatetimeRangeInput, {}, ["today", "tomorrow"]),
    (tr.widgets.TimePicker, {"value": "18:30", "format": "%H:%M"}, "late"),
]


@pytest.mark.parametrize(("kind", "params", "typed"), REFUSED, ids=[kind.__name__ for kind, *_ in REFUSED])
async def test_what_is_typed_and_refused_stays_until_code_sets_the_value(site, kind, params, typed):
    made = []

    def app():
        made.append(kind("Field", **params))
        return made[0]

    page = await site(app).open()
    value, model = made[0].value, page.find("Field")
    shown = model["value"]
    refused = page.set("Field", typed)
    await page.settle()
    assert page.settled[refused]["reason"]
    assert made[0].value == value
    assert model["value"] == typed  # as it stands in the page
    page.set("Field", shown)
    await page.settle()
    page.set("Field", typed)
    await page.settle()
    made[0].value = value
    await page.settle()
    assert model["value"] == shown
