"""Pages in files: what is shown as it is, or with all states that it can have. No server, no Python behind them."""

from transom.hosts.static.save import save_page

__all__ = ["save_page"]
