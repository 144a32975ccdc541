"""Title, federation, place, genre, the three years: each with its evidence."""

from dataclasses import replace
from typing import TypeVar

from ..findings import Decoded, Finding, Known, Layout, Masthead
from ..places import Place, as_of, names_of
from ..words import Level
from .credits import read_authors, read_delivered, read_published, read_source
from .genre import read_genre
from .issuer import Issuer, read_issuer
from .sheet import NOTED, lay_out, speaks_of_unions
from .title import read_title
from .years import read_years

T = TypeVar("T")

FROM_TABLE = 0.95
"""How sure the region table's word on a place's parents is, the place itself being sure."""


def read_masthead(decoded: Decoded, layout: Layout, known: Known) -> Masthead:
    """Say what the report is; what is not known stays null."""
    sheet = lay_out(decoded, layout)
    if not speaks_of_unions(sheet):
        return Masthead(title=_noted(known.title, Finding()))
    title, title_span = read_title(sheet)
    published = _noted(known.published_on, read_published(sheet))
    delivered = read_delivered(sheet)
    genre = read_genre(sheet, title)
    years = read_years(sheet, title, delivered or published, genre)
    issuer = read_issuer(sheet, title, known.federation)
    masthead = Masthead(
        title=_noted(known.title, title),
        federation=issuer.federation,
        level=issuer.level,
        genre=genre,
        covers_from=years.covers_from,
        covers_to=years.covers_to,
        plan_year=years.plan,
        delivered_on=delivered,
        published_on=published,
        source=_noted(known.source, read_source(sheet)),
        authors=read_authors(sheet),
        title_span=title_span,
    )
    return _placed(masthead, issuer)


def _noted(stated: T | None, inferred: Finding[T]) -> Finding[T]:
    """An archivist's word outranks what was inferred."""
    return inferred if stated is None else Finding(stated, NOTED, 1.0)


def _placed(masthead: Masthead, issuer: Issuer) -> Masthead:
    """The masthead with the place and its parents filled in, as they were in those years."""
    evidence = issuer.evidence
    if issuer.name and issuer.level.value is Level.COUNTY:
        return replace(masthead, county=replace(evidence, value=issuer.name))
    if issuer.place is None:
        return masthead
    year = masthead.covers_to.value or masthead.plan_year.value or _last_year_so_called(issuer)
    place = as_of(issuer.place, year) if year else issuer.place
    return replace(
        masthead,
        federation=_renamed(masthead.federation, issuer.place, place),
        province=_tier(place, place.province, Level.PROVINCE, evidence),
        prefecture=_tier(place, place.prefecture, Level.PREFECTURE, evidence),
        county=_tier(place, place.county, Level.COUNTY, evidence),
        region_code=replace(evidence, value=place.code),
    )


def _last_year_so_called(issuer: Issuer) -> int | None:
    """Where only a name tells the time (沾化县, 沾化区 since 2014): its place's last year so."""
    if issuer.place is None:
        return None
    names = (n for n in names_of(issuer.place.code) if n.name == issuer.evidence.value)
    former = next((name.valid_to for name in names if name.kind == "former"), None)
    return former - 1 if former else None


def _renamed(federation: Finding[str], now: Place, then: Place) -> Finding[str]:
    """The federation under the name its place had in the years of the report."""
    if federation.value != now.name + "总工会" or federation.evidence == NOTED:
        return federation
    return replace(federation, value=then.name + "总工会")


def _tier(place: Place, name: str | None, level: Level, evidence: Finding[str]) -> Finding[str]:
    """One tier of the place: read off the text, or off the region table's parents."""
    if name is None:
        return Finding()
    sure = evidence.confidence * (1.0 if place.level is level else FROM_TABLE)
    return replace(evidence, value=name, confidence=sure)
