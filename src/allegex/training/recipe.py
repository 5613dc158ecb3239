"""Recipes: TOML files read strictly into their shape."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from allegex.config import explain
from allegex.errors import ConfigError

Recipe = TypeVar("Recipe", bound=Struct)


def recipe_in(path: Path, shape: type[Recipe]) -> Recipe:
    """The recipe in a file. Raises ConfigError naming the file and, where a key is unknown, the known ones."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), shape)
    except OSError as error:
        raise ConfigError(f"recipe {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"recipe {path}: {error}") from error
    except msgspec.ValidationError as error:
        raise ConfigError(f"recipe {path}: {explain(error, shape)}") from error
