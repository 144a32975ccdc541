"""What the archive holds, one file per noun."""

from .doubt import Doubt
from .federation import Federation
from .indicator import Indicator
from .metric import Metric
from .region import Region, RegionName
from .report import Report
from .section import Section
from .topic import Topic

__all__ = [
    "Doubt",
    "Federation",
    "Indicator",
    "Metric",
    "Region",
    "RegionName",
    "Report",
    "Section",
    "Topic",
]
