"""A form: what is entered decides what can be sent, and sending takes a while."""

import asyncio

import transom as tr

name = tr.widgets.TextInput(label="Name", placeholder="Ada Lovelace")
size = tr.widgets.Select(label="Size", options=["Small", "Medium", "Large"], value="Medium")
terms = tr.widgets.Checkbox(label="I have read the terms")

incomplete = tr.bind(lambda name, terms: not (name and terms), name.param.value_input, terms)
send = tr.widgets.Button(label="Send", icon="send", button_type="primary", disabled=incomplete)
orders = tr.Column(gap=4)


async def submit(_event):
    ordered = f"{size.value} for {name.value_input}"
    send.loading = True
    try:
        await asyncio.sleep(1)  # a database, a mail server
        orders.append(f"Ordered: {ordered}.")
        tr.state.notifications.success("Thank you.")
    finally:
        send.loading = False


send.on_click(submit)

tr.Column(name, size, terms, send, orders).servable("Order")
