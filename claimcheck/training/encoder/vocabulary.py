"""The two tokenizers over one embedding matrix: English rows first, French rows after them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

FRENCH_ENTRIES = 24_000
SPECIALS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
NAME_SHARE = 0.9  # of a word's uses inside sentences that are capitalised, to count as a name
NAME_LENGTH = 4
_MARKED = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")


def french_normalizer() -> normalizers.Normalizer:
    """Lower case, accents kept, typographic apostrophes made plain."""
    return normalizers.Sequence(
        [
            normalizers.NFC(),
            normalizers.Replace("\u2019", "'"),
            normalizers.BertNormalizer(strip_accents=False, lowercase=True),
        ]
    )


def english_normalizer() -> normalizers.Normalizer:
    """Return the normalizer of uncased BERT."""
    return normalizers.BertNormalizer(strip_accents=True, lowercase=True)


def split_words(text: str, normalizer: normalizers.Normalizer) -> list[str]:
    """Words and punctuation marks as the tokenizers see them before cutting into pieces."""
    split = pre_tokenizers.BertPreTokenizer().pre_tokenize_str(normalizer.normalize_str(text))
    return [word for word, _ in split]


def _is_shared(entry: str) -> bool:
    """Whether both languages write it alike: specials, digits, punctuation, other scripts' marks."""
    bare = entry.removeprefix("##")
    return entry in SPECIALS or not _MARKED.search(bare)


def names_in(texts: Iterable[str]) -> set[str]:
    """Lower-cased words that inside sentences are nearly always capitalised."""
    capital: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for text in texts:
        for match in _WORD.finditer(text):
            before = text[: match.start()].rstrip()
            if not before or before[-1] in '.!?:"“«\n-':
                continue
            word = match.group()
            every[word.lower()] += 1
            capital[word.lower()] += word[0].isupper()
    return {word for word, count in every.items() if len(word) >= NAME_LENGTH and capital[word] >= NAME_SHARE * count}


def train_french(
    texts: Iterable[str], english: dict[str, int], names: set[str], size: int = FRENCH_ENTRIES
) -> dict[str, int]:
    """French WordPiece entries with their rows in the shared matrix.

    Digits and punctuation take the English rows, so that a figure is cut alike in both languages;
    so do names that English has and French text at hand lacks, which costs no row.
    """
    tokenizer = Tokenizer(models.WordPiece({}, unk_token="[UNK]"))
    tokenizer.normalizer = french_normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=size + 400,
        special_tokens=list(SPECIALS),
        min_frequency=2,
        show_progress=False,
        limit_alphabet=200,
    )
    tokenizer.train_from_iterator((_NUMBER.sub(" ", text) for text in texts), trainer)
    learnt = tokenizer.get_vocab(with_added_tokens=False)
    rows = {entry: row for entry, row in english.items() if _is_shared(entry)}
    own = [entry for entry in sorted(learnt, key=learnt.__getitem__) if not _is_shared(entry)][:size]
    rows |= {entry: len(english) + k for k, entry in enumerate(own)}
    for name in sorted(names):
        if name in english and name not in rows:
            rows[name] = english[name]
    return rows


def _dense(rows: dict[str, int]) -> dict[str, int]:
    return dict(sorted(rows.items(), key=lambda item: (item[1], item[0])))


def build_tokenizer(rows: dict[str, int], normalizer: normalizers.Normalizer) -> Tokenizer:
    """Return a WordPiece tokenizer that puts ``[CLS]`` and ``[SEP]`` round one text or a pair."""
    tokenizer = Tokenizer(models.WordPiece(_dense(rows), unk_token="[UNK]"))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", rows["[CLS]"]), ("[SEP]", rows["[SEP]"])],
    )
    tokenizer.add_special_tokens(list(SPECIALS))
    return tokenizer


def french_pieces(tokenizer: Tokenizer, word: str) -> Iterator[str]:
    """Entries that a word is cut into."""
    yield from tokenizer.encode(word, add_special_tokens=False).tokens


def entries(tokenizer_json: str) -> dict[str, int]:
    """Return the entries of a tokenizer file with their rows."""
    vocabulary: dict[str, int] = json.loads(tokenizer_json)["model"]["vocab"]
    return vocabulary
