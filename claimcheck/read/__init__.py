"""Bytes to sources: one file an input format, one table (`claimcheck.read.formats`) that says which reads what.

`read_inputs` raises `UsageError` at once when no path is given or one does not exist, before anything is read.
Everything else that goes wrong is a `Problem` among the sources: a file that is empty, binary, unreadable, too
large or in no known encoding, a folder without articles, a line of JSON that is broken. The readers themselves
(``read_text``, ``read_html`` …) raise `InputError` for a file that yields nothing.

A source as read has its text and what its container says of it (title, outlet, byline, url; ``published`` and
``language`` as written there); `claimcheck.clean` does the rest. The text of a text file is the whole file decoded,
without its byte-order mark, newlines and all.
"""

from claimcheck.read.inputs import read_inputs

__all__ = ["read_inputs"]
