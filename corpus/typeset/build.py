"""Typeset marked letters and write their gold.

    python -m corpus.typeset.build OUT SOURCE...      SOURCE is a marked letter (corpus/FORMAT.md) or a folder of them

Per letter it writes OUT/NAME.pdf, OUT/NAME.txt (its words), OUT/NAME.json (gold) and, where the front matter has `scan: true`,
OUT/NAME_scan.pdf (images only), and says what in the source or in the PDF does not fit. Needs weasyprint, pillow, pyyaml,
edtf, and the Liberation fonts.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import weasyprint
from PIL import Image, ImageFilter

from corpus.marked import Marked, MarkedError, read
from corpus.typeset.checking import complaints, lacking
from corpus.typeset.gold import gold
from corpus.typeset.printing import page

SCAN_DPI = 200


def build(source: Path, out: Path) -> list[str]:
    """Writes one letter's files and returns what is wrong with them."""
    letter = read(source)
    answers = gold(letter)
    target = out / f"{source.stem}.pdf"
    weasyprint.HTML(string=page(letter)).write_pdf(target)
    with pypdfium2.PdfDocument(target) as pdf:
        pages = [p.get_textpage().get_text_range() for p in pdf]
    text = json.dumps(answers, ensure_ascii=False, indent=1, default=str)
    target.with_suffix(".json").write_text(text + "\n", "utf-8")
    target.with_suffix(".txt").write_text(letter.document.content + "\n", "utf-8")
    if letter.front.get("scan"):
        _scan(target, letter, out)
    renamed = [] if letter.name == source.stem else [f"name {letter.name} differs from the file's"]
    return [*renamed, *complaints(letter), *lacking(pages, answers)]


def _scan(printed: Path, letter: Marked, out: Path) -> None:
    """The letter as slightly turned, noisy grey pages. The noise differs from run to run."""
    chance, pages = random.Random(letter.name), []
    with pypdfium2.PdfDocument(printed) as pdf:
        for sheet in pdf:
            image = sheet.render(scale=SCAN_DPI / 72, grayscale=True).to_pil()
            image = image.rotate(chance.uniform(-0.8, 0.8), Image.Resampling.BICUBIC, fillcolor=246)
            image = image.filter(ImageFilter.GaussianBlur(0.5))
            pages.append(Image.blend(image, Image.effect_noise(image.size, 60), 0.07))
    pages[0].save(
        out / f"{letter.name}_scan.pdf",
        save_all=True,
        append_images=pages[1:],
        resolution=SCAN_DPI,
        quality=55,
    )


def _sources(names: list[str]) -> Iterator[Path]:
    for name in names:
        path = Path(name)
        yield from sorted(path.glob("*.marked")) if path.is_dir() else [path]


def main(out: str, *names: str) -> int:
    """Builds all and reports; 1 if anything is wrong."""
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    wrong = 0
    for source in _sources(list(names)):
        try:
            found = build(source, folder)
        except MarkedError as error:
            found = [str(error)]
        print(source.stem, "ok" if not found else "")
        print("".join(f"  ! {complaint}\n" for complaint in found), end="")
        wrong += len(found)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 2 else __doc__)
