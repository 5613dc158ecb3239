"""From a rule that fits to date drafts: which builder takes which rule of the grammar.

A builder gets the words that the rule took and returns drafts, or nothing where the words are no date after all.
"""

from __future__ import annotations

from collections.abc import Sequence

from allegex.extractors.dates.baredays import day_only_dates, day_range_dates, day_set_dates
from allegex.extractors.dates.byevent import (
    before_event_dates,
    day_of_dates,
    since_event_dates,
    since_then_dates,
    until_then_dates,
    vague_dates,
)
from allegex.extractors.dates.drafts import Builder, Context, Draft
from allegex.extractors.dates.point import Item
from allegex.extractors.dates.relative import (
    after_days_dates,
    ago_dates,
    first_days_dates,
    following_days_dates,
    later_that_dates,
    letter_unit_dates,
    next_dates,
    over_dates,
    previous_dates,
    same_dates,
    season_dates,
    shift_dates,
    weekday_dates,
)
from allegex.extractors.dates.several import (
    month_first_range_dates,
    range_dates,
    seasons_dates,
    set_dates,
)
from allegex.extractors.dates.single import (
    about_dates,
    as_early_dates,
    as_of_dates,
    beside_day_dates,
    by_dates,
    during_dates,
    offset_dates,
    other_calendar_dates,
    prefixed,
    single_point,
    span_beside_dates,
    unknown_dates,
)

_BUILDERS: dict[str, Builder] = {
    "span_beside": span_beside_dates,
    "beside_day": beside_day_dates,
    "offset": offset_dates,
    "unknown": unknown_dates,
    "open_since": prefixed("since", "{}/.."),
    "month_first_range": month_first_range_dates,
    "range": range_dates,
    "set": set_dates,
    "since": prefixed("since", "{}/.."),
    "until": prefixed("until", "../{}", from_end=True),
    "before": prefixed("until", "../{}"),
    "by": by_dates,
    "latest": prefixed("until", "../{}", from_end=True),
    "after": prefixed("since", "{}/..", from_end=True),
    "as_of": as_of_dates,
    "about": about_dates,
    "during": during_dates,
    "as_early": as_early_dates,
    "seasons": seasons_dates,
    "day_set": day_set_dates,
    "day_range": day_range_dates,
    "day_only": day_only_dates,
    "after_days": after_days_dates,
    "about_that": about_dates,
    "point": single_point,
    "other_calendar": other_calendar_dates,
    "ago": ago_dates,
    "over": over_dates,
    "before_event": before_event_dates,
    "shift": shift_dates,
    "day_of": day_of_dates,
    "first_days": first_days_dates,
    "following_days": following_days_dates,
    "weekday": weekday_dates,
    "next": next_dates,
    "previous": previous_dates,
    "season": season_dates,
    "until_then": until_then_dates,
    "since_then": since_then_dates,
    "since_event": since_event_dates,
    "later_that": later_that_dates,
    "same": same_dates,
    "letter_unit": letter_unit_dates,
    "vague": vague_dates,
}


def build_drafts(rule: str, items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """The drafts of one match."""
    return _BUILDERS[rule](items, context)
