"""What the terminal report draws with: a console, marked words, barred lines, "… 3 more"."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.text import Text

from claimcheck.report.pieces import Piece, shorten_pieces
from claimcheck.report.plain import make_ascii, squeeze_blanks

#: Lines longer than this are hard to read, however wide the terminal.
_WIDEST = 110
#: Narrower than this, wrapping helps nobody.
_NARROWEST = 40


class _AsciiStream:
    """Passes text on with the report's drawing signs in ASCII, for a stream that cannot encode them."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.encoding = stream.encoding

    def write(self, text: str) -> int:
        plain = make_ascii(text).encode(self.encoding, "replace").decode(self.encoding)
        return self._stream.write(plain)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()


def open_console(stream: TextIO) -> Console:
    """Return a console on the stream: colour only on a terminal without NO_COLOR, no markup, lines not too wide."""
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
    target = stream if encoding.startswith("utf") else _AsciiStream(stream)
    console = Console(file=target, markup=False, highlight=False, emoji=False, soft_wrap=False)  # type: ignore[arg-type]
    console.width = max(min(console.width, _WIDEST), _NARROWEST)
    return console


def draw_pieces(pieces: tuple[Piece, ...], limit: int) -> Text:
    """Return a side's words on one line, what differs in brackets and, with colour, bold and underlined."""
    text = Text()
    for piece in shorten_pieces(pieces, limit):
        words = squeeze_blanks(piece.text)
        inner = words.strip()
        if not (piece.marked and inner):
            text.append(words)
            continue
        left, _, right = words.partition(inner)
        text.append(left)
        text.append(f"[{inner}]", style="bold underline")
        text.append(right)
    text.rstrip()
    return text


def print_words(console: Console, text: Text, bar: str) -> None:
    """Print text in lines that each begin with a bar, or with the blank space that the text is to be set in by."""
    for line in text.wrap(console, console.width - len(bar)):
        line.rstrip()
        console.print(Text.assemble((bar, "dim"), line))


def print_item(console: Console, text: Text, bullet: str) -> None:
    """Print text behind a bullet, further lines set in by the bullet's width."""
    for number, line in enumerate(text.wrap(console, console.width - len(bullet))):
        line.rstrip()
        console.print(Text.assemble(" " * len(bullet) if number else bullet, line))


def print_more(console: Console, number: int, singular: str, plural: str | None = None, indent: int = 0) -> None:
    """Say how many things were left out, when any were, and how to see them."""
    if number > 0:
        noun = singular if number == 1 else plural or f"{singular}s"
        console.print(Text(f"{' ' * indent}… {number} more {noun} (-v)", style="dim"))
