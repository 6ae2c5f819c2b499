"""Charts of a view as data, the same for page, slide and sheet: what draws them reads no figures."""

from geo.views.charts.chart_of import chart_of, usual_chart
from geo.views.charts.data import CHARTS, ChartBreak, ChartData, ChartPoint, ChartRow, ChartSeries

__all__ = [
    "CHARTS",
    "ChartBreak",
    "ChartData",
    "ChartPoint",
    "ChartRow",
    "ChartSeries",
    "chart_of",
    "usual_chart",
]
