"""What can go wrong, as a tree.

::

    ClaimcheckError            anything the user can mend; its text is one line
    ├── UsageError             the command or an option is wrong (exit status 2)
    ├── InputError             a named input cannot be read or analysed
    ├── ModelError             a model file is missing, altered or of another kind
    └── OutputError            the report cannot be written where it was asked for
"""


class ClaimcheckError(Exception):
    """Base of every error that claimcheck raises on purpose; ``str(error)`` is one line for the user."""


class UsageError(ClaimcheckError):
    """The command or one of its options makes no sense; says what would."""


class InputError(ClaimcheckError):
    """An input cannot be read or analysed; names it and the cure."""


class ModelError(ClaimcheckError):
    """A model is missing, altered or unknown; names the file and how to get it back."""


class OutputError(ClaimcheckError):
    """The output cannot be written; names the place and the reason."""
