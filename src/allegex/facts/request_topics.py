"""What letters ask States and companies for."""

from __future__ import annotations

from msgspec import Struct

from allegex.facts.violations import Language
from allegex.resources import Resources


class RequestTopic(Struct, frozen=True, forbid_unknown_fields=True):
    """One topic with what belongs to it."""

    id: str
    labels: dict[Language, str]
    definition: str


def request_topics(resources: Resources) -> tuple[RequestTopic, ...]:
    """All topics, in the order of the file; "other" is the last."""
    return resources.read("facts/request_topics.json", tuple[RequestTopic, ...])
