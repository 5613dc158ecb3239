"""The version of allegex, as written into every record."""

VERSION = "0.1.0"
