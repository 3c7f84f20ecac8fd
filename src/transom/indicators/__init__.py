"""Indicators: components that show how things stand."""

from transom.diagnostics.absent import absent_name
from transom.indicators.loading_spinner import LoadingSpinner
from transom.indicators.metric import Metric
from transom.indicators.progress import Progress

__all__ = ["LoadingSpinner", "Metric", "Progress"]

__getattr__ = absent_name(__name__, __all__)
__dir__ = __all__.copy
