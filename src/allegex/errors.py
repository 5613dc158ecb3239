"""Every error of allegex.

AllegexError
 +-- ConfigError     a configuration, setting or argument is not usable
 +-- ResourceError   a data file of the package or of the user is broken
 +-- ReadError       a source cannot be read: not there, not a known format, damaged, encrypted, too large
 +-- ModelError      a trained model is missing, of another version or not what its card says
 +-- StageError      a step of the walk failed on a readable source
 +-- WriteError      an output cannot be written

A message says what was found, where, and what is possible instead. It never quotes a letter's text.
"""

from __future__ import annotations


class AllegexError(Exception):
    """The root: catch it to catch them all."""


class ConfigError(AllegexError):
    """A configuration, setting or argument is not usable."""


class ResourceError(AllegexError):
    """A data file is missing or not of its declared shape."""


class ReadError(AllegexError):
    """A source cannot be read."""


class ModelError(AllegexError):
    """A trained model cannot be used."""


class StageError(AllegexError):
    """A step of the walk failed on a readable source."""


class WriteError(AllegexError):
    """An output cannot be written."""
