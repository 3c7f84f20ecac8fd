"""Indicators: components that show how things stand.

Written by `python -m dev.stubs`; do not edit.
"""

from transom.indicators._typed.boolean_status import BooleanStatus as BooleanStatus
from transom.indicators._typed.dial import Dial as Dial
from transom.indicators._typed.gauge import Gauge as Gauge
from transom.indicators._typed.linear_gauge import LinearGauge as LinearGauge
from transom.indicators._typed.loading_spinner import LoadingSpinner as LoadingSpinner
from transom.indicators._typed.metric import Metric as Metric
from transom.indicators._typed.number import Number as Number
from transom.indicators._typed.progress import Progress as Progress
from transom.indicators._typed.tqdm import Tqdm as Tqdm
from transom.indicators._typed.trend import Trend as Trend

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
