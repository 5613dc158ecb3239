"""python -m corpus.generate OUT: writes generated letters as marked sources."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from corpus.generate.letters import Order, generate
from corpus.generate.noise import Noise
from corpus.generate.plans import KINDS
from corpus.marked import read


def main() -> None:
    """Writes `count` letters of all kinds and languages in turn."""
    parser = argparse.ArgumentParser(prog="corpus.generate", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=27)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--split", choices=("train", "test"), default="train")
    parser.add_argument("--languages", default="en,fr,es")
    for name in ("drop", "merge", "reorder", "ocr", "breaks"):
        parser.add_argument(f"--{name}", type=float, default=0.0)
    parser.add_argument(
        "--documents", type=Path, help="write the letters as documents too, one JSON object a line"
    )
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    documents: list[bytes] = []
    languages = args.languages.split(",")
    noise = Noise(args.drop, args.merge, args.reorder, args.ocr, args.breaks)
    for number in range(args.count):
        kind = KINDS[number % len(KINDS)]
        language = languages[number // len(KINDS) % len(languages)]
        name, source = generate(Order(kind, language, args.split, args.seed + number, noise))
        (args.out / f"{name}.marked").write_text(source, "utf-8")
        if args.documents:
            documents.append(msgspec.json.encode(read(args.out / f"{name}.marked").document))
    if args.documents:
        args.documents.parent.mkdir(parents=True, exist_ok=True)
        args.documents.write_bytes(b"\n".join(documents) + b"\n")


if __name__ == "__main__":
    main()
