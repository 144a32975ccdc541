"""What a percentage says: a rate, a share, a change, or how far a plan is fulfilled."""

import re

_CHANGE = re.compile(
    r"(?P<same>同比|环比|比(?:上|去)?年(?:同期)?|较(?:上|去)?年(?:同期)?|年均|平均|同步)?"
    r"(?P<way>增长|提高|提升|上升|增加|增幅|增收|下降|减少|降低|回落|缩短|翻|增)(?:了|幅度)?(?:达|为|约|近)?$"
)
_SHARE = re.compile(r"占(?!比$)(?P<whole>[^,。;]{0,20}?)的?$")
_RATE_END = re.compile(
    r"(?:率|比例|比重|占比|覆盖面|满意度|增幅|程度|知晓度|[与盖合受赛训及]面|(?<![同环占])比)$"
)
_FULFILLED = re.compile(r"完成[^,。;]{0,14}(?:任务|目标|计划|指标|年度)[^,。;]{0,6}$")


def name_rate(lead: str, trail: str, unit: str) -> str | None:
    """The label of a percentage between two tidied pieces of its clause; None: no rule fits.

    ``lead`` stands before the number, ``trail`` after it.
    """
    change = _CHANGE.search(lead)
    if change:
        return _name_change(lead[: change.start()], change)
    share = _SHARE.search(lead)
    if share:
        whole = share["whole"]
        return f"{lead[: share.start()]}占{whole}比例" if whole else f"{lead[: share.start()]}占比"
    if _RATE_END.search(lead):
        return lead
    if _FULFILLED.search(lead):
        return f"{lead}比例"
    if unit == "倍":
        return f"{lead}倍数"
    if trail and not lead:
        return f"{trail}占比"
    return None


def _name_change(subject: str, change: re.Match[str]) -> str:
    way = change["way"]
    end = {"增幅": "增幅", "翻": "翻番数", "增": "增长幅度"}.get(way, f"{way}幅度")
    return f"{subject}{change['same'] or ''}{end}"
