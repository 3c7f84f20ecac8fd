"""Panes: components that show an object, one module a kind of object."""

import transom.components.viewer
import transom.pane.foreign
import transom.pane.mime_bundle  # noqa: F401 - they register what they show, and what has no pane
from transom.components.pane import Pane, PaneBase, PaneError
from transom.diagnostics.absent import absent_name
from transom.pane.alert import Alert
from transom.pane.any_widget import AnyWidget
from transom.pane.bokeh import Bokeh
from transom.pane.code import Code
from transom.pane.data_frame import DataFrame
from transom.pane.function import ParamFunction
from transom.pane.html import HTML
from transom.pane.image import GIF, JPG, PNG, SVG, Image, ImageBase, WebP
from transom.pane.ipy_widget import IPyWidget
from transom.pane.json import JSON
from transom.pane.latex import LaTeX
from transom.pane.markdown import Markdown
from transom.pane.matplotlib import Matplotlib
from transom.pane.media import Audio, Video
from transom.pane.pdf import PDF
from transom.pane.placeholder import Placeholder
from transom.pane.plotly import Plotly
from transom.pane.str import Str
from transom.pane.vega import Vega

__all__ = [
    "GIF",
    "HTML",
    "JPG",
    "JSON",
    "PDF",
    "PNG",
    "SVG",
    "Alert",
    "AnyWidget",
    "Audio",
    "Bokeh",
    "Code",
    "DataFrame",
    "IPyWidget",
    "Image",
    "ImageBase",
    "LaTeX",
    "Markdown",
    "Matplotlib",
    "Pane",
    "PaneBase",
    "PaneError",
    "ParamFunction",
    "Placeholder",
    "Plotly",
    "Str",
    "Vega",
    "Video",
    "WebP",
]

__getattr__ = absent_name(__name__, __all__)
__dir__ = __all__.copy
