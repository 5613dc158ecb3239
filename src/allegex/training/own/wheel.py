"""A model folder as an installable wheel with an entry point, so that `pip install` and `use = "NAME"` are enough."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from pathlib import Path

from allegex.taggers.card import ModelCard, files_of, read_card
from allegex.writers.annotation.lines import write_bytes

EXTRAS = {"crf": "", "linear": "", "onnx": "[onnx]", "spacy": "[spacy]"}
_MODULE = '''"""The extractor {name} for allegex."""

from pathlib import Path

from allegex.contracts import Extractor
from allegex.extractors.trained import Packaged, build_packaged
from allegex.resources import Resources


def build(settings: Packaged, resources: Resources) -> Extractor:
    """The extractor of the model in this package."""
    return build_packaged(Path(__file__).parent / "model", settings)
'''


def write_wheel(model: Path, folder: Path) -> Path:
    """The wheel's path. The same model gives the same bytes. Raises ModelError, WriteError."""
    card = read_card(model, None)
    module = f"allegex_{card.name.replace('-', '_')}"
    info = f"{module}-{card.version}.dist-info"
    files = {
        f"{module}/__init__.py": _MODULE.format(name=card.name).encode(),
        f"{module}/model/model.toml": (model / "model.toml").read_bytes(),
        **{f"{module}/model/{p.relative_to(model).as_posix()}": p.read_bytes() for p in _files(model, card)},
        f"{info}/METADATA": _metadata(card, model).encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: allegex\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[allegex.extractors]\n{card.name} = {module}:build\n".encode(),
    }
    record = [f"{name},sha256={_digest(data)},{len(data)}" for name, data in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, data in files.items():
            # Without a date of their own, entries are of 1980: the bytes depend on the model alone.
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            wheel.writestr(entry, data)
    target = folder / f"{module}-{card.version}-py3-none-any.whl"
    folder.mkdir(parents=True, exist_ok=True)
    write_bytes(target, packed.getvalue())
    return target


def _files(model: Path, card: ModelCard) -> list[Path]:
    """Weights and report; pictures stay at home."""
    report = model / "report.md"
    return [*files_of(model / card.weights), *([report] if report.is_file() else [])]


def _metadata(card: ModelCard, model: Path) -> str:
    report = model / "report.md"
    text = report.read_text("utf-8") if report.is_file() else card.note
    return (
        "Metadata-Version: 2.1\n"
        f"Name: allegex-{card.name}\n"
        f"Version: {card.version}\n"
        f"Summary: The extractor {card.name} for allegex: {', '.join(card.labels)}\n"
        f"License: {card.licence}\n"
        f"Requires-Dist: allegex{EXTRAS[card.backend]}\n"
        "Description-Content-Type: text/markdown\n\n"
        f"{text}\n"
    )


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
