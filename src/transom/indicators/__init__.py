"""Indicators: components that show how things stand."""

from transom.diagnostics.absent import absent_name
from transom.indicators.boolean_status import BooleanStatus
from transom.indicators.dial import Dial
from transom.indicators.gauge import Gauge
from transom.indicators.linear_gauge import LinearGauge
from transom.indicators.loading_spinner import LoadingSpinner
from transom.indicators.metric import Metric
from transom.indicators.number import Number
from transom.indicators.progress import Progress
from transom.indicators.tqdm import Tqdm
from transom.indicators.trend import Trend

__all__ = [
    "BooleanStatus",
    "Dial",
    "Gauge",
    "LinearGauge",
    "LoadingSpinner",
    "Metric",
    "Number",
    "Progress",
    "Tqdm",
    "Trend",
]

__getattr__ = absent_name(__name__, __all__)
__dir__ = __all__.copy
