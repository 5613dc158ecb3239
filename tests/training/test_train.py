"""A small CRF from a recipe: the same every time, opened, refused when it is not what its card says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from allegex.errors import ConfigError, ModelError
from allegex.extractors.names import Settings, build
from allegex.resources import Resources
from allegex.taggers.bio import tokenize
from allegex.taggers.open import open_tagger
from allegex.training.corpus import from_spans, read_columns
from allegex.training.train import Recipe, Source, main, read_recipe, train
from build import document_of

pytest.importorskip("sklearn_crfsuite", reason="needs the extra `train`")

FIRST = ["Anton", "Lena", "Ivo", "Mila", "Bako", "Ama", "Omar", "Tariq", "Chen", "Zoe"]
LAST = ["Verel", "Ortova", "Marek", "Torrejas", "Idris", "Kwesi", "Nuaim", "Saad", "Wu", "Quist"]


def write_set(folder: Path) -> None:
    """A set of a hundred sentences in columns."""
    lines = []
    for a in FIRST:
        for b in LAST:
            lines += [f"{a}\tB-PER", f"{b}\tI-PER", "went\tO", "to\tO", "Oslo\tB-LOC", ".\tO", ""]
    (folder / "set.tsv").write_text("\n".join(lines), "utf-8")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trained model folder."""
    folder = tmp_path_factory.mktemp("model")
    write_set(folder)
    train(recipe(), folder, folder / "small")
    return folder / "small"


def recipe(**changes: object) -> Recipe:
    """A recipe of one set."""
    source = Source(name="made", licence="MIT", source="here", pattern="set.tsv", language="en")
    values: dict[str, object] = {
        "name": "small", "version": "1", "backend": "crf", "licence": "MIT", "rebuild": "make models",
        "languages": ("en",), "sets": (source,), "iterations": 15,
    }  # fmt: skip
    return Recipe(**{**values, **changes})  # type: ignore[arg-type]


def test_training_is_reproducible(model: Path, tmp_path: Path) -> None:
    """The same sentences give the same bytes."""
    write_set(tmp_path)
    train(recipe(), tmp_path, tmp_path / "again")
    assert (tmp_path / "again/weights.crfsuite").read_bytes() == (model / "weights.crfsuite").read_bytes()


def test_weights_with_other_labels_than_the_card_are_refused(model: Path, tmp_path: Path) -> None:
    """A label set that is possible, but not that of these weights."""
    folder = tmp_path / "wrong"
    shutil.copytree(model, folder)
    card = folder / "model.toml"
    card.write_text(card.read_text("utf-8").replace('["PER","LOC"]', '["PER","ORG","LOC"]'), "utf-8")
    with pytest.raises(ModelError, match="small: weights have labels LOC, PER, the card says PER, ORG, LOC"):
        open_tagger(str(folder))


def test_the_tagger_finds_what_it_learned(model: Path) -> None:
    """Spans with a score."""
    tagger = open_tagger(str(model))
    spans = tagger([tokenize("Bako Marek went to Oslo.")], "en")[0]
    assert [(s.start, s.end, s.label) for s in spans] == [(0, 10, "PER"), (19, 23, "LOC")]
    assert all(0 <= s.score <= 1 for s in spans)


def test_long_sentences_are_read_to_their_end(model: Path) -> None:
    """Windows overlap: nothing is cut silently."""
    text = "Bako Marek went to Oslo , " * 200
    assert len(open_tagger(str(model))([tokenize(text)], "en")[0]) == 400


def test_the_extractor_names_its_model(model: Path) -> None:
    """A tagger adds names where no rule speaks, with score and model; rules come first."""
    extract = build(Settings(taggers=(str(model),)), Resources())
    assert [m.name for m in extract.models] == ["small"]  # type: ignore[attr-defined]
    text = "On Monday Bako Marek went to Mr. Anton Verel."
    found = {text[m.start : m.end]: m for m in extract(document_of([("allegations", text)]))}
    assert found["Bako Marek"].by == "names:small"
    assert found["Bako Marek"].score is not None
    assert found["Anton Verel"].score is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("format = 1", "format = 99", "made for format 99"),
        ('digest = "', 'digest = "0', "weights have digest"),
        ('["PER","LOC"]', '["FOO"]', "labels FOO; possible: PER, ORG, LOC"),
        ('name = "small"', 'nome = "small"', "model.toml"),
        ('weights = "weights.crfsuite"', 'weights = "none"', "weights none are not there"),
    ],
)
def test_wrong_models_are_refused_by_name(
    model: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    """Another version, digest, label set or card."""
    folder = tmp_path / "wrong"
    shutil.copytree(model, folder)
    card = folder / "model.toml"
    text = card.read_text("utf-8")
    assert old in text
    card.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ModelError, match=message):
        open_tagger(str(folder))


def test_unknown_models_are_answered_with_the_known_ones() -> None:
    """No folder of that name."""
    with pytest.raises(ModelError, match="no model 'nobody'"):
        open_tagger("nobody")


def test_damaged_weights_are_refused(model: Path, tmp_path: Path) -> None:
    """Weights that are no CRF, with a digest that fits."""
    from allegex.taggers.card import digest_of

    folder = tmp_path / "damaged"
    shutil.copytree(model, folder)
    before = digest_of(folder / "weights.crfsuite")
    (folder / "weights.crfsuite").write_bytes(b"no model")
    card = folder / "model.toml"
    card.write_text(card.read_text("utf-8").replace(before, digest_of(folder / "weights.crfsuite")), "utf-8")
    with pytest.raises(ModelError, match="is no CRF model"):
        open_tagger(str(folder))


@pytest.mark.parametrize(
    ("lines", "tokens", "tags"),
    [
        ("Mr.\tB-PER\nVerel\tI-PER\nleft\tO", ("Mr", ".", "Verel", "left"), ("O", "O", "B-PER", "O")),
        (
            "the\tB-ORG\nRed\tI-ORG\nCross\tI-ORG\n's\tO",
            ("the", "Red", "Cross", "’s"),
            ("O", "B-ORG", "I-ORG", "O"),
        ),
        ("Oslo\tI-LOC\nBergen\tI-LOC", ("Oslo", "Bergen"), ("B-LOC", "I-LOC")),
        ("monday\tB-LOC", ("monday",), ("O",)),
        ("May\tB-DATETIME", ("May",), ("O",)),
    ],
)
def test_one_span_convention(
    tmp_path: Path, lines: str, tokens: tuple[str, ...], tags: tuple[str, ...]
) -> None:
    """Titles, articles and possessives stand outside; other labels and names without a capital are none."""
    path = tmp_path / "a.tsv"
    path.write_text(lines, "utf-8")
    [sentence] = read_columns([path], "en")
    assert (sentence.tokens, sentence.tags) == (tokens, tags)


def test_masked_sets_keep_no_sentence_with_an_unmarked_name(tmp_path: Path) -> None:
    """Where only some names are marked, an unmarked capital may be a name."""
    path = tmp_path / "a.tsv"
    path.write_text("He\tO\nsaw\tO\nOslo\tO\n\nHe\tO\nsaw\tO\nit\tO\n", "utf-8")
    assert [s.tokens for s in read_columns([path], "en", masked=True)] == [("He", "saw", "it")]


def test_marked_letters_become_sentences() -> None:
    """A line each; the outer of nested marks counts."""
    [sentence] = from_spans("the Court of Oslo sat", [(4, 17, "AUT"), (13, 17, "PLC")], "en")
    assert sentence.tags == ("O", "B-ORG", "I-ORG", "I-ORG", "O")


def test_missing_data_is_named(tmp_path: Path) -> None:
    """What is missing, and where to get it."""
    with pytest.raises(ConfigError, match=r"corpus/README\.md"):
        train(recipe(), tmp_path, tmp_path / "x")


HEAD = 'name="t"\nversion="1"\nlicence="MIT"\nrebuild="x"\nlanguages=["en"]\n'
SET = '[[sets]]\nname="a"\nlicence="MIT"\nsource="here"\npattern="a.tsv"\nlanguage="en"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD + 'backend="tree"\n' + SET, "Invalid enum value 'tree'"),
        (HEAD + 'backend="crf"\n', "name sets or, with sets_of, the recipe that has them"),
        (HEAD + 'backend="crf"\nsets_of="b.toml"\n' + SET, "name sets or, with sets_of"),
        (HEAD + 'backend="crf"\niteration=3\n' + SET, "unknown key 'iteration'.*'iterations'"),
        (HEAD + 'backend="crf"\nsets_of="b.toml"\n', r"recipe .*b\.toml"),
    ],
)
def test_wrong_recipes_are_refused(tmp_path: Path, text: str, message: str) -> None:
    """By file and key."""
    (tmp_path / "a.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=message):
        read_recipe(tmp_path / "a.toml")


@pytest.mark.parametrize("name", ["names-crf", "names-minilm", "names-spacy"])
def test_the_recipes_are_read(name: str) -> None:
    """Their sets name licence and source; share-alike sets are not among them."""
    found = read_recipe(Path(__file__).parents[2] / f"configs/train/{name}.toml")
    assert found.name == name
    assert {s.language for s in found.sets} == {"en", "fr", "es"}
    assert all(s.licence and s.source for s in found.sets)
    assert not [s.name for s in found.sets if "SA" in s.licence]


def test_the_command_writes_a_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """python -m allegex.training.train RECIPE DATA TARGET."""
    path = tmp_path / "a.tsv"
    lines = [f"{a}\tB-PER\n{b}\tI-PER\nof\tO\nOslo\tB-LOC\nUnion\tB-ORG\n" for a in FIRST for b in LAST[:4]]
    path.write_text("\n".join(lines), "utf-8")
    (tmp_path / "r.toml").write_text(
        'name="t"\nversion="1"\nbackend="crf"\nlicence="MIT"\nrebuild="x"\nlanguages=["en"]\niterations=10\n'
        '[[sets]]\nname="a"\nlicence="MIT"\nsource="here"\npattern="a.tsv"\nlanguage="en"\n',
        "utf-8",
    )
    main([str(tmp_path / "r.toml"), str(tmp_path), str(tmp_path / "out")])
    assert "held-out sentences, en: exact F1" in capsys.readouterr().out
    assert open_tagger(str(tmp_path / "out")).model.name == "t"
