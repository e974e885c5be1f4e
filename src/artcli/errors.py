"""Every failure that a caller can catch.

ArtcliError                 its text can be shown to a person as it stands
├── WrongArgument           what a function was given cannot be meant: no text, no size, no name
├── UnreadableSource        cannot be opened or decoded (which byte, which line)
├── UnknownFormat           no such reader or exporter (says the nearest names)
├── UnknownLanguage         no pack, or no such tag (says the nearest tags)
├── UnknownZone             not an IANA time zone
├── MalformedInput          not what the format promises (says the line)
├── InvalidOutput           an export that its own schema refuses (`--validate`)
├── MissingExtra            "s3:// needs: pip install 'artcli[remote]'"
├── BrokenPlugin            a format of another package failed (says which, and of which package)
├── UnwritableOutput        the output could not be written, or not wholly
│   └── RefusedOutput       this one name could not: something else stands there, or no file may be called so
├── OutputInUse             another run holds the output folder
├── UnsafeRun               a run that would write over an input, or remove every output
├── NoWorkers               the executor that was named is not there, or cannot run artcli
└── BadPack                 a locale or weight file is wrong (says file and key)
"""


class ArtcliError(Exception):
    """Something a person can do something about; its text says what, where and what to do."""


class WrongArgument(ArtcliError, TypeError, ValueError):
    """An argument of a kind, or with a value, that a function has no use for."""


class UnreadableSource(ArtcliError):
    """A source that cannot be opened, is not text, or cannot be decoded."""


class UnknownFormat(ArtcliError):
    """A format name that no reader or exporter bears."""


class UnknownLanguage(ArtcliError):
    """A language tag that no pack bears."""


class UnknownZone(ArtcliError):
    """A time zone name that the IANA database does not hold."""


class MalformedInput(ArtcliError):
    """A source that breaks the promise of its format."""


class InvalidOutput(ArtcliError):
    """An export that does not pass the schema of its format."""


class MissingExtra(ArtcliError):
    """A feature whose packages are not installed."""


class BrokenPlugin(ArtcliError):
    """A format of another package that failed in a way it did not foresee, or gave what no format gives."""


class UnwritableOutput(ArtcliError):
    """A destination that did not take the data, or not all of it."""


class RefusedOutput(UnwritableOutput):
    """A destination that cannot be taken while others can: a folder stands there, a link leads away, the name is too long."""


class OutputInUse(ArtcliError):
    """An output folder that another run is writing to."""


class UnsafeRun(ArtcliError):
    """A run that was stopped before it began, for it would destroy what nobody wants destroyed."""


class NoWorkers(ArtcliError):
    """An executor that cannot be reached, or whose workers cannot do the work."""


class BadPack(ArtcliError):
    """A language pack or a weight file that is not as it should be."""
