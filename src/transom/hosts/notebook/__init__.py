"""The notebook host: what a cell shows is live, over the kernel's own messages. No server, no address."""

from transom.hosts.notebook.begin import begin, load_ipython_extension
from transom.hosts.notebook.widget import ipywidget

__all__ = ["begin", "ipywidget", "load_ipython_extension"]
