"""Panes: components that show an object, one module a kind of object.

Written by `python -m dev.stubs`; do not edit.
"""

from transom.components.pane import Pane as Pane
from transom.components.pane import PaneBase as PaneBase
from transom.errors import PaneError as PaneError
from transom.pane._typed.alert import Alert as Alert
from transom.pane._typed.any_widget import AnyWidget as AnyWidget
from transom.pane._typed.bokeh import Bokeh as Bokeh
from transom.pane._typed.code import Code as Code
from transom.pane._typed.data_frame import DataFrame as DataFrame
from transom.pane._typed.function import ParamFunction as ParamFunction
from transom.pane._typed.html import HTML as HTML
from transom.pane._typed.image import GIF as GIF
from transom.pane._typed.image import JPG as JPG
from transom.pane._typed.image import PNG as PNG
from transom.pane._typed.image import SVG as SVG
from transom.pane._typed.image import Image as Image
from transom.pane._typed.image import ImageBase as ImageBase
from transom.pane._typed.image import WebP as WebP
from transom.pane._typed.ipy_widget import IPyWidget as IPyWidget
from transom.pane._typed.json import JSON as JSON
from transom.pane._typed.latex import LaTeX as LaTeX
from transom.pane._typed.markdown import Markdown as Markdown
from transom.pane._typed.matplotlib import Matplotlib as Matplotlib
from transom.pane._typed.media import Audio as Audio
from transom.pane._typed.media import Video as Video
from transom.pane._typed.pdf import PDF as PDF
from transom.pane._typed.placeholder import Placeholder as Placeholder
from transom.pane._typed.plotly import Plotly as Plotly
from transom.pane._typed.str import Str as Str
from transom.pane._typed.vega import Vega as Vega

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
