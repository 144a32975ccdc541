"""Whether a figure is a flow, a sum, a state or a standard (口径)."""

import re
from dataclasses import dataclass
from functools import cache

from ..lexicons import any_of
from ..words import Basis, MetricKind
from .clauses import Place
from .deeds import names_only, shared_lead, tells_of_deed, tells_of_year
from .period import Period
from .shares import goes_on_with_shares
from .states import CHANGED_BY, OCCASIONS, is_state

# 基层工会86家,覆盖职工[9000人]: a property of what is there
_COVERING = re.compile("^[共已]*(?:覆盖|涵盖)")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What has been told of the figure before, in the same sentence."""

    place: Place
    kind: MetricKind
    basis: Basis | None


def basis_of(
    place: Place, kind: MetricKind, period: Period, earlier: Earlier | None = None
) -> Basis | None:
    """The basis of a figure; None for a duration."""
    if place.figure.family == "durations" and place.figure.unit not in ("小时", "学时", "课时"):
        return None
    if kind is MetricKind.RULE:
        return Basis.RULE
    flows_on = earlier is not None and _is_part_of_flow(place, earlier)
    goes_on = earlier is not None and _goes_on(place, earlier)
    if not flows_on and (goes_on or is_state(place, period)):
        return Basis.STOCK
    if period.spans_years or (not period.stated and _is_summed(place, period)):
        return Basis.CUMULATIVE
    return Basis.YEAR


def _is_summed(place: Place, period: Period) -> bool:
    """Whether a figure is a sum since a beginning; where nothing tells of any year, 累计 does."""
    return bool(_summed().search(place.clause)) or (period.last is None and "累计" in place.clause)


def _is_part_of_flow(place: Place, earlier: Earlier) -> bool:
    """发展会员900人,其中农民工[400人],占[44%]; 新建工会30家,涵盖企业[90家]: a part or a property
    of what was done.
    """
    done = ",".join((earlier.place.clause, *earlier.place.before[:1]))
    if earlier.basis not in (Basis.YEAR, Basis.CUMULATIVE) or not tells_of_deed(done):
        return False
    if place.figure.unit == "%":
        return place.until.startswith(("占", "其中占"))
    if place.figure.family != earlier.place.figure.family:
        return False
    return "其中" in place.until or place.until.startswith(("涵盖", "覆盖"))


def _goes_on(place: Place, earlier: Earlier) -> bool:
    """Whether a figure goes on with a list of how things stand."""
    figure, lead = place.figure, shared_lead(place)
    if earlier.basis is not Basis.STOCK or figure.family in ("money", "visits"):
        return False
    if CHANGED_BY.search(lead):
        return False
    if figure.family == "proportions":
        return goes_on_with_shares(place, lead, earlier.place)
    if tells_of_year(lead):
        return False
    if earlier.place.figure.family == "proportions" or figure.unit in OCCASIONS:
        return False
    return names_only(_COVERING.sub("", lead)) and not tells_of_deed(place.clause)


@cache
def _summed() -> re.Pattern[str]:
    return re.compile(any_of("basis", "summed"))
