"""An app file of 15 components, as a reader of the guide would write it: `transom serve fifteen.py`."""

import transom as tr

name = tr.widgets.TextInput(label="Name")
city = tr.widgets.Select(label="City", options=["Bern", "Oslo", "Rome"])
nights = tr.widgets.IntSlider(label="Nights", start=1, end=14)
guests = tr.widgets.IntInput(label="Guests", value=2)
breakfast = tr.widgets.Checkbox(label="Breakfast")
note = tr.widgets.TextAreaInput(label="Note")
book = tr.widgets.Button(label="Book")
answer = tr.widgets.StaticText()


def total(nights, guests, breakfast):
    return f"{nights * guests * (90 + 15 * breakfast)} francs"


async def on_book(event):
    answer.value = f"Booked for {name.value}"


book.on_click(on_book)
price = tr.bind(total, nights, guests, breakfast)
tr.Column("# A stay", tr.Row(name, city), tr.Row(nights, guests), breakfast, note, price, book, answer)
