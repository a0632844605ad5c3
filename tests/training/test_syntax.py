import warnings
from pathlib import Path

import pytest
import spacy
from spacy.cli.train import train

import claimcheck.training.syntax
from claimcheck.training.syntax.conllu import read_sentences
from claimcheck.training.syntax.convert import SETS, convert, grouped, make_doc
from claimcheck.training.syntax.project import project

FRENCH = """# text = Il vient du Nord.
1\tIl\til\tPRON\t_\tPerson=3\t2\tnsubj\t_\t_
2\tvient\tvenir\tVERB\t_\t_\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\tDefinite=Def\t5\tdet\t_\t_
5\tNord\tNord\tPROPN\t_\t_\t2\tobl\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""
ENGLISH = """# text = They don't co-own it.
1\tThey\tthey\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tco-own\tco-own\tVERB\t_\t_\t0\troot\t_\t_
5\tit\tit\tPRON\t_\t_\t4\tobj\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

"""


@pytest.fixture
def sentences(tmp_path):
    """A reader of treebank text."""

    def read(text):
        path = tmp_path / "bank.conllu"
        path.write_text(text, encoding="utf-8")
        return list(read_sentences(path))

    return read


def analysed(lang, group):
    doc = project(make_doc(spacy.blank(lang), group), group)
    return [(t.text, t.pos_, t.lemma_, t.dep_, t.head.text) for t in doc]


def test_a_contraction_takes_the_analysis_of_the_word_governed_from_outside(sentences):
    group = sentences(FRENCH)
    assert group[0].text == "Il vient du Nord."
    assert analysed("fr", group)[2:4] == [
        ("du", "ADP", "de", "case", "Nord"),
        ("Nord", "PROPN", "Nord", "obl", "vient"),
    ]


def test_the_parts_of_a_cut_word_hang_from_its_longest_piece(sentences):
    rows = analysed("en", sentences(ENGLISH))
    assert [row[0] for row in rows] == ["They", "do", "n't", "co", "-", "own", "it", "."]
    assert rows[5] == ("own", "VERB", "own", "ROOT", "own")
    assert rows[3][3:] == ("compound", "own")
    assert rows[4][3:] == ("punct", "own")


def test_sentences_that_are_run_together_keep_their_own_roots(sentences):
    group = sentences(FRENCH * 3)
    doc = project(make_doc(spacy.blank("fr"), group), group)
    assert [sent.text for sent in doc.sents] == ["Il vient du Nord."] * 3


def test_groups_hold_eight_sentences_and_the_rest(sentences):
    assert [len(group) for group in grouped(iter(sentences(FRENCH * 11)))] == [8, 3]


CONFIG = Path(claimcheck.training.syntax.__file__).with_name("cnn.cfg")


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """A small treebank a set in spaCy's format, made by the convert command's function."""
    data, out = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("out")
    for sets in SETS.values():
        for file in {file for files in sets.values() for file in files}:
            path = data / "treebank" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text((FRENCH if file.startswith("fr") else ENGLISH) * 24, encoding="utf-8")
    convert(data, out)
    return out


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_spacy_trains_the_small_network_alike_twice(lang, converted, tmp_path):
    few = {"training.max_steps": 3, "training.eval_frequency": 3, "components.tok2vec.model.encode.width": 16}
    few |= {"components.tok2vec.model.embed.width": 16, "nlp.lang": lang, "components.tok2vec.model.encode.depth": 1}
    few |= {f"paths.{name}": str(converted / lang / f"{name}.spacy") for name in ("train", "dev")}
    folders = [tmp_path / "one", tmp_path / "two"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of numpy and thinc about their own calls
        for folder in folders:
            train(CONFIG, folder, overrides=few)
    assert spacy.load(folders[0] / "model-last")("Il vient du Nord.").has_annotation("DEP")
    for part in ("tok2vec/model", "parser/model", "morphologizer/model"):
        one, two = [(folder / "model-last" / part).read_bytes() for folder in folders]
        assert one == two, part
