"""The grammar of dates over word classes (one letter per word, see lexicon.py): the same for every language.

Two floors: a *point* is one day, month, year or part of them ("the end of March 2019"); it then stands as "@" in the
*rules* for ranges, sets, relations and relative dates. Rules stand in order of preference.
"""

from __future__ import annotations

import re

_DAY = r"(?:J,?)?(?:[NW][-&][DW1]|[DW])"
_MONTH = r"(?:[or]t?)?(?:U[or])?M\.?"
_SAID = r"[or]t?(?:[ST]{1,2}U(?:-y)?|US|[FPp]U|U[FPpSCOd]|OU|Uid|Uo?[ab](?![orthmw]))"
# A year or month said by reference: "of that year", "du même mois", "del año siguiente".
_YEAR = rf"(?:,?(?:[or]t?(?:U[or]?)?)?[YV5]|{_SAID}|[Tp]U)"
_FULL_MONTH = rf"(?:U[or])?M\.?{_YEAR}?[pF]?"

POINT = "|".join((
    rf"Z{_MONTH}{_YEAR}",
    r"[DZ][/.\-][DZ][/.\-](?:Y|V|D|Z|5)|Y-[DZ]-[DZ]|V/[DZ]/[DZ]|D-M-Y",
    rf"{_DAY}(?:[or]t?)?(?:O(?!U)|d(?![it]*[oUYM]))",
    rf"[WDp]J[or]?t?{_FULL_MONTH}",
    rf"[pF]?{_DAY}(?:{_MONTH}{_YEAR}?[pF]?|{_SAID})",
    r"(?:J,?)?M\.?D,?(?:[or]t?)?[Y5]|(?:J,?)?M\.?D",
    r"e,?(?:[or]t?)?(?:U[or])?(?:Y(?:[-/](?:Y|D|Z))?|[ST]{1,2}U(?:-y)?)|e[or]?t?(?:[FPp]U|U[FPSp])|[pF]e|e[pF]",
    rf"[WDp][HK][or]?t?(?:U[or]?)?(?:Y|{_FULL_MONTH})",
    rf"[WNDp]{{1,3}}:?U:?[or]t?(?:{_FULL_MONTH}|(?:U[or]?)?Y|[ST]{{1,2}}U(?:-y)?|[FPp]U|U[FPSp]|(?<=[or])U(?![or])|(?<=[or]t)U(?![or]))",
    rf"(?:t(?=[EIL][or]))?[EIL]i?-?(?:[or]t?)?(?:{_FULL_MONTH}|(?:U[or]?)?Y|(?:U[or]?t?)*[XDZ]|[ST]{{1,2}}U(?:-y)?|[FPp]U|U[FPSp]|(?<=[or])U|(?<=[or]t)U|(?<=I)tU)",
    rf"[pFT]?{_FULL_MONTH}(?!D,?[Y5])",
    r"X|U(?:[or]?t?U)?[or]?t?[ZDX]|(?:U[or]?t?){0,2}Y",
))  # fmt: skip
"""One day, month, year or part of one."""

_PART = r"(?:t?(?:u|[EW]U)[ori]t?)?"
"""Words like "the morning of", "the early hours of"."""
_START = rf"{_PART}t?U?t?(?:J,?)?[@DW]"
_END = rf"{_PART}t?U?t?@"
_RANGE = rf"BU?{_START}&i?{_END}|[frs][qo]?{_START},?i?[lq-][qi]?{_END}|o{_START},?l[qi]?{_END}|[@D]i?[-ql]t?@|@[-/][DZ]|@/@"
_OPEN = rf"[orqi]?{_PART}t?U?t?@"
_BESIDE = r"[orqi]?t?U?t?@"
_EVENT = r"[th]?m?[pFP]?w"
_COUNT = r"(?:1?Qo|1?[*H]o|[NW][-&][NDW1]|[QNDW+]{1,2}|1[QN]?|Z)U"

_TURN = r"(?:\+?[gG](?![or])|\+u|[ab](?![thmw]))"

RULES = {
    "span_beside": rf"[id]t?(?:{_COUNT})(?:[Fa]q?|Pq?|b[or]?)[or]?t?@",
    "beside_day": r"[iq]?t?(?:[vn]|U(?:[abFg]|P(?=q)))[orq]t?@|tU[abF]t?@",
    "offset": rf"A?{_COUNT}(?:[ab]|Pq|g(?=[or]))[or]?t?@",
    "unknown": r"[1t]?\?@|[1t]?(?:\?[hU]|[hU]~?\?)(?:[or]|i)?t?(?:U[or]?)?@",
    "open_since": r"[fros]t?@[ql]{1,2}t?w?(?:h|T[Uh])|Bt?@&t?h|@-h",
    "month_first_range": r"f?@[-q]D,?@|B@&D,?@",
    "range": rf"(?:t?u[orf]?t?(?:J[qt]*J,?)?(?:J,?)?)?(?:{_RANGE})",
    "set": r"@&Z(?![.-]|U)|t?U?t?(?:J,?)?D(?:,t?(?:J,?)?D)*,?[&|]t?@|it?(?:J,?)?D(?:,it?(?:J,?)?D)*,?[&|]it?@|@(?:,i?@)*,?[&|](?:[io]|dt?|i?t)?@|@(?:,D)*,?&D(?:,?@)?(?![-qlMor@])|(?<=[idU])@(?:,@)+(?!,?[&|][it]{0,2}@)",
    "since": rf"(?:c[fr]|s(?:[iqt]*~)?A?|f){_OPEN}",
    "until": rf"(?:l|\^(?=q))[qitr]*(?:cLc)?{_OPEN}",
    "before": rf"!?(?:b|Pq){_BESIDE}",
    "by": rf"k{_OPEN}",
    "latest": rf"k?<{_OPEN}|t?@,?<",
    "after": rf"!?(?:a|g(?=[or])|F(?=q?@)){_BESIDE}(?!qi?t?@)",
    "as_of": rf"c{_OPEN}",
    "about": rf"i?(?:t?\|)?[iqt]?A{_OPEN}",
    "during": r"d@(?!,?[&|]i?@|[-/][DZ])",
    "as_early": r"cEc@",
    "seasons": r"e[&|][itoqrE]{0,5}@",
    "about_that": r"@,?\|[iqt]*A[or]?TS?h",
    "point": r"@",
    "other_calendar": r"[DW]?[or]?j,?[or]?[DYV@]?|V",
    "over": r"T[WND]pU|[di][or]?t?(?:p[WND1]?U|[WND1]U?pU|[WND1]Up|U[pC]|T?pU)",
    "before_event": rf"qt(?:[WNDZ]|[WN][-&][WND1])U[or]t?{_EVENT}|{_COUNT}(?:[abgG+]{{1,2}}|Pq)[or]?t?{_EVENT}",
    "day_of": rf"[iq]?t?(?:[vn](?:q?u)?|U[abFg]?|u[abFgP])[or]t?{_EVENT}|[iq]th[or]t?{_EVENT}|i?t?[Uu][abFP][th]?m?w|i?t?[Uu][FP]q[tm]w",
    "shift": rf"A?[qt]?t?(?:{_COUNT}(?:i(?=,)|P(?![qth])|{_TURN})|(?:U|1H){_TURN})",
    "ago": r"sA?[QNDWZ1]{1,2}UC|s(?:A[oq]?|\+[oq])?[NDWZ1]{1,2}U(?!\+?[gGabPC])|[QNDWZ1]{1,2}UC|s?C(?:A[oq]?|\+[oq]|q)?[QNDWZ1]{1,2}U",
    "vague": r"!a|[itd]?t?UFt?[Tt]?m?w|iR?U",
    "first_days": r"dt[WND]{2}U(?!:?[or])",
    "following_days": r"[to](?:[FP][WND1]U|(?:[NW][-&][WND1]|[WND])U[FP])",
    "weekday": r"t?J[or]t?(?:[ST]{1,2}U|U?FU?)|t?(?:[FpTS]J|J[FpS])",
    "next": r"[qti]?t?S?(?:F[Uu]|[Uu]F|n[or]t?[ST]{1,2}[hU]|n[uq]?u?|[Uu]oa(?![or]))",
    "previous": r"[iq]?t?v[or]t?[ST]{1,2}[hU]|q?t?(?:P[Uu]|[Uu]P|v|[Uu]o?b(?![or]))",
    "day_set": r"[iq]?tU?(?:J,?)?D(?:,t?(?:J,?)?D)*,?&t?(?:J,?)?D(?![-/U@MDZY])",
    "day_range": r"BtU?D&tU?D(?![-/U@MDZY])|[fr]t?DqU?t?D(?![-/U@MDZY])",
    "day_only": r"(?:(?:[lsbafk<]|\^(?=q))(?:[qori]*t?u[or]t?|[qori]*tU?|[qr])J?|[ziqk]?tU?|rU|u[or]t?|q|[ikq]?t?J,?)[DW](?!-[DW@]|[/U@j]|(?:,t?D)*,?[&|]t?@)",
    "season": r"[iq]t?e(?![or&|,]*[tUY@]|[&|])|Te(?:-y)?",
    "until_then": r"(?:l[qitr]*|\^q|b[or]?|Pq|k)TS?[Uh]",
    "since_then": r"q?s[or]?(?:z|T[Uh])|fT[Uh]|(?:a[or]?|g[or]|co)TS?[Uh]",
    "since_event": rf"s[iq]?t(?:U|h)[or]t?{_EVENT}",
    "later_that": r"(?:\+?g|\+u|G)i?t?(?:[ST]{1,2}U|U)",
    "after_days": r"qt(?:[WNDZ]|[WN][-&][WND1])U(?![gGab])|qWU(?![gGabor:])|(?:^|(?<=[,.x&]))qt?U(?![gGabFPporS@])",
    "same": r"t?(?:TS[Uuh]|S[Uuh]|T[Uuh](?:-y)?|[Uu]S)(?![or]t?@)",
    "letter_unit": r"[Tt]?p[Uu]|t?[Uu]p",
}
"""Name, which is that of a builder in builders.py, to pattern."""

POINT_STARTS, RULE_STARTS = "ZDYJNWpFTetEILMUX", "@ABC1DFGHJNPQSTUVWZ!*+?^<abcdefghijklnopqrstuv|"
"""Letters that points and rules begin with: the others are passed over at once."""
ALONE = re.compile(r"[ti,.or1()m&|q]*@[ti,.or1()m&|]*(?:[wx5][^@Vjvn]?)?")
"""A run that holds one point and nothing that any other rule needs: most dates of most letters. Beyond its end stands
one word that no rule begins with, and one that no rule takes alone."""
PLAIN = re.compile(
    r"[ti,.or1()m&|q]*?(?:(?:([sl])[qitr]*)?(?:D[or]?(M)\.?(?:,?[or]?(Y))?|(M)\.?,?[or]?(Y))|(?<!t)i(Y))"
    r"[ti,.or1()m&|kbda]*(?:[wx][^XYMVjvn]?)?"
)
"""The same where the point is a day and month, with or without a year, a month and year, each perhaps after "since" or
"until", or "in" and a year: most dates of all."""
CORE = re.compile(
    r"[MYXVjvnCs!STFPpUuJgGR+DZWNHdeOh]"
    r"(?:(?<=[MXVjvnC])"
    r"|(?<=[DZWN])(?:(?<=tD)|(?<=[tr]UD)|(?<=[Jq]D)|(?<=qt[WNDZ])U|(?<=qt[WN]&[WND1])U|(?<=qW)U|(?<=[DZ])(?:/[DZ]/|\.[DZ]\.|-[DZ]-))"
    r"|(?<=[Uu])(?:\+?[gGabu]|[FPpS]|(?<=u)[or]|(?<=U)i(?=,)|(?<=[tq]U)[or]|(?<=[,.x&w]qU)|(?<=[,.x&w]qtU)|(?<=s[NDW1]U)|(?<=s[A+]o[NDW1]U)|(?<=sA[NDW1]U)|(?<=[EIL][or]U)|(?<=[EIL][or]tU)|(?<=ItU)|(?<=[Wp]U)[or]t?[STFPp]{0,2}U)"
    r"|(?<=[STFPpgG+])(?:(?<=[STFPp])[Uu]|(?<=p)[WND1]+U|(?<=[FP])[WND1]U|(?<=[FpTS])J|(?<=[TS])h|(?<=\+)u"
    r"|(?<=[gG])i?t?[ST]{0,2}[Uu])"
    r"|(?<=[YsRdHehJO!])(?:(?<=Y)(?<!/Y)(?!/)|(?<=[Utdi]Y)(?=/)|(?<=s)z|(?<=!)a|(?<=R)U|(?<=d)t[WND]{2}U|(?<=H)\+?g|(?<=[itqTpF]e)|(?<=e)(?=[pF])"
    r"|(?<=J)[FpS]|(?<=J[or])[STU]|(?<=J[or]t)[STFU]|(?<=DO)|(?<=[or]O)|(?<=[or]tO)|(?<=[DU]d)|(?<=h)[or]))"
)
"""What a run of words of time must hold to be looked at."""


def compile_rules() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The points and the rules; `lastgroup` of a match of the rules is the rule."""
    rules = "|".join(f"(?P<{name}>{pattern})" for name, pattern in RULES.items())
    return re.compile(rf"(?=[{POINT_STARTS}])(?:{POINT})"), re.compile(rf"(?=[{RULE_STARTS}])(?:{rules})")
