"""What a hostile peer costs the others: bounded attacks on the loopback that end by themselves.

`python -m benchmarks.abuse [NAME…]` runs them one by one, each on a fresh server, and prints what a few ordinary
pages noticed of it and what memory it took, beside the goals.
"""
