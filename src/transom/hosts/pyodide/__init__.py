"""The host in the browser: Python runs in a worker beside the page, and no server is asked.

What runs in the browser: `begin`, `host`, `cells`, `printing`, `limits`, `fetching`. What makes the folder that is
served: `kit`, `wheels`, `convert`.
"""
