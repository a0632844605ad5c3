import shutil

import numpy as np
import pytest

from claimcheck.errors import ModelError
from claimcheck.models.encoder import Encoder, batches_by_length, pad, unit, windows
from claimcheck.models.files import models_folder

TRANSLATIONS = [
    ("The ferry sank off the coast on Tuesday night.", "Le ferry a coulé au large des côtes mardi soir."),
    ("The central bank raised its main rate by half a point.", "La banque centrale a relevé son taux directeur."),
    (
        "Firefighters were still battling the blaze at dawn.",
        "Les pompiers luttaient encore contre l’incendie à l’aube.",
    ),
    (
        "The minister denied having met the company's lawyers.",
        "Le ministre dément avoir rencontré les avocats du groupe.",
    ),
    (
        "Schools will reopen next week, the mayor announced.",
        "Les écoles rouvriront la semaine prochaine, annonce le maire.",
    ),
    ("Two climbers were found dead on the north face.", "Deux alpinistes ont été retrouvés morts sur la face nord."),
]


@pytest.fixture(scope="module")
def encoder():
    return Encoder()


def test_rows_are_unit_vectors_in_the_order_of_the_texts(encoder):
    texts = [english for english, _ in TRANSLATIONS]
    rows = encoder.encode(texts, "en")
    assert rows.shape == (len(texts), 384) and rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    backwards = encoder.encode(texts[::-1], "en")
    assert np.allclose(rows, backwards[::-1], atol=0.05)


def test_a_translation_is_nearer_than_any_other_sentence(encoder):
    english = encoder.encode([pair[0] for pair in TRANSLATIONS], "en")
    french = encoder.encode([pair[1] for pair in TRANSLATIONS], "fr")
    assert list((english @ french.T).argmax(axis=1)) == list(range(len(TRANSLATIONS)))
    assert list((french @ english.T).argmax(axis=1)) == list(range(len(TRANSLATIONS)))


def test_no_text_and_empty_text(encoder):
    assert encoder.encode([], "fr").shape == (0, 384)
    rows = encoder.encode(["", "Il pleut.", ""], "fr")
    assert np.isfinite(rows).all()
    assert (rows[0] == rows[2]).all()


def test_the_same_text_has_the_same_row(encoder):
    rows = encoder.encode(["It rained.", "It was dry all week, they said.", "It rained."], "en")
    assert (rows[0] == rows[2]).all()


def test_a_long_text_is_read_to_its_end(encoder):
    start = "The council discussed the budget of the library at length. " * 60
    end = "Un train a déraillé près de la gare."
    plain, longer = encoder.encode([start, start + "A train derailed near the station. " * 60], "en")
    (french,) = encoder.encode([end], "fr")
    assert longer @ french > plain @ french + 0.2


def test_an_unknown_language_is_refused(encoder):
    assert encoder.languages == ("en", "fr")
    with pytest.raises(ModelError, match="'de'"):
        encoder.encode(["Es regnet."], "de")


@pytest.mark.parametrize("damaged", ["model.onnx", "fr.json"])
def test_a_truncated_file_is_named(tmp_path, damaged):
    folder = tmp_path / "encoder"
    shutil.copytree(models_folder() / "encoder", folder)
    whole = (folder / damaged).read_bytes()
    (folder / damaged).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ModelError, match=damaged):
        Encoder(folder)


@pytest.mark.parametrize(
    ("length", "sizes"), [(2, [2]), (256, [256]), (257, [129, 130]), (600, [201, 201, 202]), (10_000, None)]
)
def test_windows_hold_every_piece_once(length, sizes):
    ids = [101, *range(1000, 1000 + length - 2), 102]
    parts = windows(ids)
    if sizes:
        assert sorted(len(part) for part in parts) == sizes
    assert all(part[0] == 101 and part[-1] == 102 and len(part) <= 256 for part in parts)
    assert [piece for part in parts for piece in part[1:-1]] == ids[1:-1]


def test_batches_hold_each_row_once_and_pad_little():
    lengths = [5, 900, 7, 6, 2000, 5]
    batches = list(batches_by_length(lengths, 1024))
    assert sorted(row for batch in batches for row in batch) == list(range(6))
    assert batches[:2] == [[4], [1]]


def test_pad_and_unit():
    ids, mask = pad([[1, 2, 3], [4]])
    assert ids.tolist() == [[1, 2, 3], [4, 0, 0]] and mask.tolist() == [[1, 1, 1], [1, 0, 0]]
    assert np.allclose(unit(np.array([[3, 4], [0, 0]], dtype=np.float32)), [[0.6, 0.8], [0, 0]])
