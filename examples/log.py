"""A log that grows: an asynchronous generator whose values are kept."""

import asyncio
import random

import transom as tr

STEPS = ["connected", "handshake", "reading", "checking", "writing", "done"]


async def follow():
    for number, step in enumerate(STEPS, 1):
        yield f"{number}/{len(STEPS)} {step}"
        await asyncio.sleep(random.uniform(0.2, 0.6))


tr.Card(
    tr.pane.ParamFunction(follow, generator_mode="append"),
    title="What happens",
    collapsible=False,
    width=360,
).servable("Log")
