"""A network in thirty-two bits to one in eight: a scale for each row of the vocabulary and for each column of other weights."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

VOCABULARY = 1000
"""Rows from which on a table is worth it: smaller ones stay as they are."""
MOST = 127


def eight_bits(whole: Path, target: Path) -> None:
    """Writes the network in `whole` to `target`. One scale for a whole matrix more than doubles the error."""
    logging.getLogger().setLevel(logging.ERROR)
    quantize_dynamic(
        whole, target, op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8, per_channel=True
    )
    model = onnx.load(str(target))
    tables = {table.name: table for table in model.graph.initializer}
    for node in list(model.graph.node):
        if node.op_type == "Gather" and node.input[0] in tables:
            _by_row(model.graph, node, tables[node.input[0]])
    onnx.save(model, str(target))


def _by_row(graph: Any, node: Any, table: Any) -> None:
    """A look-up in a table of whole numbers, times the scales of the rows, in place of one in `table`."""
    values = numpy_helper.to_array(table)
    if values.dtype != np.float32 or len(values) < VOCABULARY:
        return
    scale = np.abs(values).max(axis=1, keepdims=True) / MOST
    scale[scale == 0] = 1
    name, (ids, out) = table.name, (node.input[1], node.output[0])
    graph.initializer.remove(table)
    graph.initializer.extend(
        [
            numpy_helper.from_array(np.rint(values / scale).astype(np.int8), f"{name}_q"),
            numpy_helper.from_array(scale.astype(np.float32), f"{name}_s"),
        ]
    )
    at = list(graph.node).index(node)
    graph.node.remove(node)
    for number, step in enumerate(
        (
            helper.make_node("Gather", [f"{name}_q", ids], [f"{out}_q"], axis=0),
            helper.make_node("Cast", [f"{out}_q"], [f"{out}_f"], to=TensorProto.FLOAT),
            helper.make_node("Gather", [f"{name}_s", ids], [f"{out}_s"], axis=0),
            helper.make_node("Mul", [f"{out}_f", f"{out}_s"], [out]),
        )
    ):
        graph.node.insert(at + number, step)
