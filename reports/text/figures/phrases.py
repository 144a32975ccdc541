"""Words of a clause -> a phrase that can stand in a label. Word lists: ``data/labels.toml``."""

import re
from functools import cache, lru_cache

from ..lexicons import any_of, table_of

_SIGNS = " ,、:;。·*|>~-—()（），：；"
_NO_BRACKETS = {ord(bracket): None for bracket in "()"}
_BLANKS = re.compile(r"\s+")
# What some converters to traditional characters leave behind: 企业(yè).
_PINYIN = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)")
_BRACKETS = (("(", ")"), ("“", "”"), ("《", "》"), ("‘", "’"))
_TIME = re.compile(
    r"^(?:在[^,]{2,12}期间|[从自]\d{4}年(?:开始|起)|[\u4e00-\u9fff“”]{1,6}(?:前夕|前后)|(?:[一二三四]季度|[上下]半年|第[一二三四]季度)|(?:\d{4}|[二〇零一九]{4})年(?:度|底|末|初)?|\d{1,2}[-至到]?\d{0,2}月(?:份|底|末|初)?|至(?:昨日|今日|目前|今|\d{4}年(?:底|末)?)|截[至止](?:目前|[^,]{0,8}[底末月日])"
    r"|(?:近|过去|[这前])?[一二三四五六七八九十两\d]+年(?:来|间|多来)?(?:期间)?|“?十[一二三四]五”?(?:期间|时期|以来)?|自?[^,]{0,10}以来|在(?:去年|上年|原有|现有|此)的?基础上)[,]?"
)
# 3.全年发放: the number of a list is no part of what its first clause says
_LIST_NUMBER = re.compile(
    r"^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、)]+(?!\d)|其?[一二三四五六七八九十]{1,2}是)"
)
# Single characters are stripped only where they are no part of a word (共青团, 有关, 就业).
_ONE_OPENS = (
    "共(?![青同产建享创识和])|已(?!建)|现(?![场代金实行役])|即(?![将时墨])|还(?!款)|仅|并(?!联)|及(?![时格])|与(?!会)|的|了|则|再(?![就生次现造创婚])|另(?!外)|约(?![谈定])"
    "|其(?![他它实])|有(?![关效色偿机])|是|将(?!军)|均(?![衡等])|都(?![市])|也|和(?![谐平解睦])|又|另|各(?![级类种项地县市区乡镇企单部行界族方条])"
)
_ONE_CLOSES = (
    "(?<![触送直传表转])达|(?<![预签特合节公条])约|(?<![行作认成人])为|(?<![所没拥])有|是|(?<![附最就])近|(?<![人户日月年平])均|各|超|逾|由|从|的|了|也|(?<!首)都|再|就|(?<![高初集其空水陆心手])中"
    "|已|仅|只|在|至|于|按|等|(?<![惠涉普])及|和|(?<!参)与|还|将|共|(?<![需主重纪摘必首])要"
)
_COUNTING = re.compile(
    r"(?:[将现已还仅才]有|(?:由|从)(?:(?:19|20)\d\d年|年初|去年|上年|原来|原先|过去|最初|当初)?底?的?"
    r"|(?:增加|减少|提高|提升|增长|上升|下降|扩大|发展|降低)(?:到|至|为)(?:(?:19|20)\d\d年|如今|目前|现在)?底?的?"
    r"|[增降升减](?:到|至|为)(?:(?:19|20)\d\d年)?底?的?|了|(?<![部区])分|共计|总计|合计|累计达|累计|达到|(?<![触送直传表转])达|共有|共|(?<![拥所没具])有|约为|约|近|先后|分别|各|均为|(?<![人户日年月平])均|多达|超过|逾|超|突破)$"
)
_COLLECTING = re.compile(
    r"投入|筹集|筹措|募集|争取|拨[付出]|下拨|划拨|拨款|安排|出资|投资|拿出|列支|申请|落实|筹资|筹得|预算|花费|花去"
)
# 筹集 before 走访企业: how money was got says nothing of what follows
_RAISED_END = re.compile(
    r"(?<=[\u4e00-\u9fff”]{2})(?:投入|筹集|筹措|募集|筹得|花费|花去|筹款|筹资|拨付|下拨|安排|支出|惠及|受益|覆盖)"
    r"(?:资金|经费|金额)?$"
)
# 走进其中, 在这里: what is meant was named before
_POINTING = re.compile(
    "^(?:这|该|上述)(?:[一两二三四五几]?[项个些类种批])|在?(?:其中|这里|此处|此次)|(?:对|为|就)此"
)
_TAKING_PART = re.compile(
    r"(?:前来|到场|参加|参与|走进|观看|报名|受益|比拼|参战|踊跃|捧场|聆听|收看|领到|得到)$"
    r"|^(?:[带调发]动|吸引|踊跃|积极|现场|广泛)?(?:全[省市县区州])?(?:前来|登场亮相|登场|到场|参加|参与|走进|领到|得到|收到|见证)的"
)
# 在健康保障方面, 在原有资金的基础上: what frames a noun is no part of it
_FRAME = re.compile(
    r"^在(?!.*(?:开展|举办|组织|进行))(?P<what>.{4,}?(?:(?=的?(?:基础上|同时|情况下|过程中|方面|上$))|活动|行动|竞赛|比赛|期间))"
    r"(?:的?(?:基础上|同时|情况下|过程中)|方面|上|中)?$"
)
_LEVEL = re.compile(r"(?:国家|全国|省部|[省市州县区镇]|[一二三四五]星)级")
_LEVEL_END = re.compile(_LEVEL.pattern + "$")
# 服务|站, 创新|工作室: the verb is the beginning of a name
_IN_NOUN = "站|点(?!评)|[工教]?作?室|中心|者|员|队|班(?!组)|金|费|款|率|户|基地|机构|平台|制度"
_LEVELLED = re.compile("[^级]{1,8}级(?P<thing>.{2,})")
_NEGATED = re.compile("(?:没有|未能|未|没|不曾|不)$")
_COUNT_END = re.compile(r"(?:人数|总?金额|总额|总数|数量|总额|每[人户名家个位生])$")
_SUBJECT = re.compile(
    "^[\u4e00-\u9fff]{0,8}?(?:总工会(?:本级)?|[省市县区州旗]总(?!量|数|额|产|工会)(?:本级)?|各级工会|全[省市县区州旗]工会|该[省市县区州会]|本级|我会)"
)
# 建立女职工组织, 慰问农民工: a group by itself, though made of general words
_SPECIFIC = re.compile("女职工|农民工")
_HOPED = re.compile("积极|精心|认真|扎实|迅速|高度重视|把|让|使(?!用)|令|确保|切实")
# 开展竞赛举办|参赛面: a verb whose object was only a number
_LIGHT_END = re.compile("(?:举办|开展|实施|进行)$")
_BRIEFEST = 6
_BODIES = "村镇乡县市区户"
_SAYS_ENOUGH = 10
_LISTED = re.compile(r"(?:、|(?<=”)(?=“))[^,。]*等")
LONGEST = 44
"""Characters of a label; what is cut off is its beginning."""


@lru_cache(maxsize=4096)
def tidy_phrase(words: str) -> str:
    """The words without what says nothing of the thing counted, at either end."""
    words = _PINYIN.sub("", _BLANKS.sub("", words))
    previous = None
    while words != previous:
        previous = words
        words = _LIST_NUMBER.sub("", words)
        words = _TIME.sub("", _strip_signs(words))
        words = _opener().sub("", words)
        words = _balance(_closer().sub("", words))
    return words


def _strip_signs(words: str) -> str:
    """Without signs at either end, but for the brackets of 企业(工地)."""
    words = words.strip(_SIGNS.translate(_NO_BRACKETS))
    inside = words.find("(") > 0 and words.count("(") == words.count(")")
    return words if inside and words.endswith(")") else words.strip(_SIGNS)


def is_general(words: str) -> bool:
    """Whether a phrase says too little to be understood alone: 投入资金, 惠及职工."""
    if _SPECIFIC.search(words):
        return False
    return len(words) <= _SAYS_ENOUGH and len(_general().sub("", words)) < 2


def raise_level(core: str, own: str) -> str:
    """新增省级 after 建成市级示范点 -> 新增省级示范点; empty where no level is said of both."""
    level, former = _LEVEL_END.search(own), _LEVEL.search(core)
    if not level or not former:
        return ""
    verb = "" if has_verb(own) else leading_verb(core[: former.start()])
    return verb + own + core[former.end() :]


def complete_level(own: str, following: str) -> str:
    """设立市级 before 县级创新工作室 -> 设立市级创新工作室, where a list names the thing last."""
    shared = _LEVELLED.match(following)
    return own + shared["thing"] if own.endswith("级") and shared else own


def join_phrases(context: str, own: str) -> str:
    """The two put together, what the one ends in and the other begins with said once."""
    context = _COUNT_END.sub("", context)
    context = _LIGHT_END.sub("", context) if len(context) > _BRIEFEST else context
    if has_verb(own):
        context = _RAISED_END.sub("", context)
    for length in range(min(len(context), len(own)), 1, -1):
        if context.endswith(own[:length]):
            return context + own[length:]
    return context + own


def is_relative(words: str) -> bool:
    """Whether a phrase tells of what stands before it: 覆盖企业, 青年职工前来."""
    return bool(_relative().match(words) or _POINTING.search(words) or _TAKING_PART.search(words))


def drop_pointing(words: str) -> str:
    """在这里成长的人才 -> 成长的人才, where what is meant is put before it."""
    return _POINTING.sub("", words)


def drop_last_verb(words: str) -> str:
    """合理化建议提出 -> 合理化建议, where a part of them is to be named."""
    return _last_verb().sub("", words)


def leading_verb(words: str) -> str:
    """The subject and verb a list shares: 市总工会推荐选树 of 市总工会推荐选树全国劳模."""
    verb = _verb().match(words)
    giver = max((match.end() for match in _giver().finditer(words[:-2])), default=0)
    return words[: max(giver, verb.end() if verb else 0)]


def has_verb(words: str) -> bool:
    return bool(_verb_start().match(words))


def drop_adverbs(words: str) -> str:
    """发放了慰问金 -> 发放慰问金, 全省已建成 -> 全省建成: a name has no tense."""
    words = _adverb().sub("", words)
    return _finished().sub(r"\1", words) if "了" in words else words


def drop_frame(words: str) -> str:
    """在健康保障方面 -> 健康保障."""
    framed = _FRAME.match(words)
    return tidy_phrase(framed["what"] if framed else words)


def general_but_for_subject(words: str) -> bool:
    """Whether a federation is all that a phrase says beside general words: 某省总筹集资金."""
    bare = _SUBJECT.sub("", words, count=1)
    return bare != words and len(bare) > 1 and is_general(bare)


def giver_of(words: str) -> str:
    """全省工会 of 全省工会筹集资金; empty where no federation opens the phrase."""
    subject = _SUBJECT.match(words)
    return subject.group() if subject else ""


def first_verb(words: str) -> str:
    """All up to the end of the first verb: 从一线职工中评选 of 从一线职工中评选能手."""
    verb = _far_verb().match(words)
    return words[: max(verb.end(), len(leading_verb(words)))] if verb else ""


@lru_cache(maxsize=4096)
def split_predicate(words: str) -> tuple[str, str]:
    """企业提供就业岗位 -> (企业, 提供就业岗位); the second is empty where there is no verb,
    the first where the verb comes at once.
    """
    for match in _predicate().finditer(words):
        noun = words[: match.start()]
        if noun and (noun[-1] in "的“(《、和" or (len(noun) < 2 and noun not in _BODIES)):
            continue
        if _closed(noun):
            said = _NEGATED.search(noun)
            cut = said.start() if said and said.start() > 1 else match.start()
            return words[:cut], words[cut:]
    return words, ""


def beneficiary_of(words: str) -> str:
    """为劳模 of 为劳模购二次医保; empty where the phrase names none."""
    found = _beneficiary().match(words)
    return found["whom"] if found else ""


def has_verb_inside(words: str) -> bool:
    return bool(_verb_start().search(words))


@lru_cache(maxsize=4096)
def drop_counting(words: str) -> str:
    """What stands before a number without the words that only introduce it: 共, 达, 约."""
    previous = None
    while words != previous:
        previous, words = words, _COUNTING.sub("", words.rstrip())
    return words


def collects_money(words: str) -> bool:
    """Whether money is only raised or set apart here, and spent elsewhere in the sentence."""
    return bool(_COLLECTING.search(words))


def shorten_list(words: str) -> str:
    """合唱、书画、摄影等活动 -> 合唱等活动."""
    return _LISTED.sub("等", words)


def shorten(words: str) -> str:
    """At most LONGEST characters: lists first lose their later members, then the beginning."""
    if len(words) > LONGEST:
        words = shorten_list(words)
    if len(words) <= LONGEST:
        return words
    start = len(words) - LONGEST
    cut = re.search(r"[、的等和)”》]", words[start:-8])
    return _balance(words[start + cut.end() :] if cut else words[start:])


def ends_in_money(words: str) -> bool:
    return bool(_money().search(words))


def opens_with_purpose(words: str) -> bool:
    return bool(_purpose().match(words))


def is_praise(words: str) -> bool:
    """Whether a clause only praises or hopes: 提供了有力保障, 把温暖送到职工心坎上."""
    return bool(_HOPED.match(words, len(giver_of(words))) or _praise().search(words))


def leans_on_preposition(words: str) -> bool:
    """Whether what follows the words is only the object of a preposition: 向各家, 为."""
    return bool(_preposition().search(words))


def suffix_of(unit: str) -> str:
    """What a label ends in so that it names a number: 人 -> 人数, 份 -> 份数."""
    return table_of("labels", "suffixes").get(unit, f"{unit}数")


def _closed(words: str) -> bool:
    return all(words.count(left) == words.count(right) for left, right in _BRACKETS)


def _balance(words: str) -> str:
    """Without brackets and quotation marks that have lost their partner."""
    for left, right in _BRACKETS:
        if words.count(left) != words.count(right):
            words = words.replace(left, "").replace(right, "")
    return words


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(f"^(?:{any_of('labels', 'openers')}|{_ONE_OPENS})")


@cache
def _closer() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('labels', 'closers')}|{_ONE_CLOSES})$")


@cache
def _general() -> re.Pattern[str]:
    return re.compile(any_of("labels", "general"))


@cache
def _verb() -> re.Pattern[str]:
    """Up to eight characters of subject, then one verb or several."""
    verbs = any_of("labels", "verbs")
    return re.compile(rf"[^、“(]{{0,10}}?{verbs}+了?(?!{_IN_NOUN})")


@cache
def _far_verb() -> re.Pattern[str]:
    return re.compile(rf"[^,、“(]{{0,30}}?{any_of('labels', 'verbs')}+出?了?")


@cache
def _adverb() -> re.Pattern[str]:
    """Words between a subject and its verb that a name does without."""
    verbs = any_of("labels", "verbs")
    return re.compile(
        rf"(?<=[\u4e00-\u9fff”)]){any_of('labels', 'adverbs')}+(?={verbs}|[为向对给在])"
        rf"|(?<=[\u4e00-\u9fff”)])(?<![需主重纪必首])要(?={verbs})"
        r"|(?<=[\u4e00-\u9fff”)])目前(?=$|[共现已]?有)|(?<=[省市县区州会])[共现已]有(?=[\u4e00-\u9fff]{2})"
    )


@cache
def _finished() -> re.Pattern[str]:
    return re.compile(rf"({any_of('labels', 'verbs')}|{any_of('labels', 'predicates')})了(?!解)")


@cache
def _last_verb() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\u4e00-\u9fff”]{{4}}){any_of('labels', 'verbs')}$")


@cache
def _giver() -> re.Pattern[str]:
    return re.compile(any_of("labels", "givers"))


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(f"(?:线上线下|线上|线下|直接|间接|现场)?{any_of('labels', 'relative')}")


@cache
def _verb_start() -> re.Pattern[str]:
    return re.compile(any_of("labels", "verbs"))


@cache
def _predicate() -> re.Pattern[str]:
    plain, half = any_of("labels", "predicates"), any_of("labels", "half_predicates")
    nominal, late = any_of("labels", "nominal"), any_of("labels", "late_predicates")
    return re.compile(
        rf"(?<=[\u4e00-\u9fff”]{{2}}){late}(?!{nominal})(?=[\u4e00-\u9fff“])"
        rf"|(?<![达得受看听遇感认])(?<!(?<!工)作)(?:{half}(?!{nominal})|{plain}(?![者子象接口策于作]))"
    )


@cache
def _beneficiary() -> re.Pattern[str]:
    return re.compile(rf"(?P<whom>[为向对给][^,、]{{2,12}}?){any_of('labels', 'verbs')}")


@cache
def _praise() -> re.Pattern[str]:
    return re.compile(f"{any_of('labels', 'praising')}[^,]*{any_of('labels', 'praise')}$")


@cache
def _preposition() -> re.Pattern[str]:
    at_end = any_of("labels", "prepositions")
    return re.compile(
        rf"^(?:共|免费|累计|先后|分别)?(?:[为对向给在替]|帮(?!助|扶))[^,]*$"
        rf"|(?<![作成认行以])[为对向给][^,]{{0,8}}$|(?<!代)替[^,]{{0,8}}$|{at_end}$"
    )


@cache
def _money() -> re.Pattern[str]:
    return re.compile(any_of("labels", "money_ends") + "$")


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(any_of("labels", "purposes"))
