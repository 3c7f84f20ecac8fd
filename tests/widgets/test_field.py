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
    assert page.find("Name")["value"] == ""


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
