"""What holds wherever Transom runs: small apps, what a user does with each, and what the page must then have.

`cases.py` has the apps and the steps; they speak with a page through its frames alone, and wait for nothing but what
the page is told. What carries the frames is a host's affair: `test_carriers.py` has memory, a WebSocket and
the comm of a notebook. Each has the same cases, and as many.
"""
