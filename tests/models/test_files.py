import hashlib
import json

import pytest

from claimcheck.errors import ModelError
from claimcheck.models.files import verify_model


def make_model(folder, content=b"weights"):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.bin").write_bytes(content)
    meta = {"name": "toy", "version": "1", "files": {"model.bin": hashlib.sha256(b"weights").hexdigest()}}
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return folder


def test_a_whole_model_is_described(tmp_path):
    meta = verify_model(make_model(tmp_path))
    assert (meta.name, meta.version, list(meta.files)) == ("toy", "1", ["model.bin"])


@pytest.mark.parametrize(
    "damage", ["missing", "truncated", "altered", "no meta", "meta is no JSON", "meta lacks files"]
)
def test_a_damaged_model_is_one_line_naming_file_and_cure(tmp_path, damage):
    folder = make_model(tmp_path, {"truncated": b"wei", "altered": b"WEIGHTS"}.get(damage, b"weights"))
    if damage == "missing":
        (folder / "model.bin").unlink()
    if damage == "no meta":
        (folder / "meta.json").unlink()
    if damage == "meta is no JSON":
        (folder / "meta.json").write_text("{", encoding="utf-8")
    if damage == "meta lacks files":
        (folder / "meta.json").write_text('{"name": "toy"}', encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        verify_model(folder)
    line = str(caught.value)
    assert "\n" not in line
    assert ("meta.json" if "meta" in damage else "model.bin") in line
    assert "pip install --force-reinstall" in line
