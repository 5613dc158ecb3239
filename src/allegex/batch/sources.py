"""What a batch reads: folders, globs, zips, lists and remote files, as items whose bytes a worker can fetch itself."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from allegex.errors import ConfigError, ReadError

if TYPE_CHECKING:
    from zipfile import ZipFile

SUFFIXES = frozenset(
    {".pdf", ".txt", ".md", ".markdown", ".docx", ".html", ".htm", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
)
"""What is taken out of a folder, glob or zip; a file named by itself is taken whatever its name."""


STDIN = "stdin://"
"""The location of what comes in on standard input."""


class Item(Struct, frozen=True):
    """One source. `name` is what manifest and failures call it; `member` is its name inside the zip `location`."""

    name: str
    location: str
    member: str | None = None

    @property
    def path(self) -> Path | None:
        """The file itself where it lies on this machine and in no zip."""
        return None if self.member is not None or "://" in self.location else Path(self.location)


def find(sources: Iterable[str]) -> Iterator[Item]:
    """The items of the given sources, folders and zips in the order of their names.

    A source is a file, a folder (read recursively), a glob, a zip, `@FILE` (a list, one source a line) or a URL for
    fsspec. Raises ConfigError for what is none of these, ReadError for a folder that cannot be read.
    """
    for source in sources:
        if source.startswith("@"):
            yield from find(_lines(Path(source[1:])))
        elif "://" in source:
            yield from _remote(source)
        else:
            yield from _local(source)


def fetch(item: Item, max_bytes: int) -> bytes:
    """The bytes of an item. Raises ReadError; a source larger than `max_bytes` is not read."""
    if item.location == STDIN:
        return sys.stdin.buffer.read(max_bytes + 1)
    try:
        if item.member is not None:
            return _member(item, max_bytes)
        if "://" in item.location:
            return _open_remote(item.location, max_bytes)
        path = Path(item.location)
        if path.stat().st_size > max_bytes:
            raise ReadError(f"{item.name}: larger than {max_bytes} bytes; raise read.max_bytes to read it")
        return path.read_bytes()
    except (OSError, RuntimeError, NotImplementedError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadError(f"{item.name}: cannot be read: {reason}") from error


def _local(source: str) -> Iterator[Item]:
    path = Path(source)
    if path.is_dir():
        yield from _folder(path)
    elif path.is_file():
        yield from _zip(path, path.name) if path.suffix.lower() == ".zip" else [Item(str(path), str(path))]
    elif glob.has_magic(source):
        for found in sorted(glob.glob(source, recursive=True)):  # noqa: PTH207 - absolute patterns too
            if Path(found).suffix.lower() in SUFFIXES | {".zip"}:
                yield from _local(found)
    else:
        raise ConfigError(f"{source}: no such file, folder or glob")


def _folder(folder: Path) -> Iterator[Item]:
    """Names are relative to the folder, so that an archive can be moved and still be resumed."""
    try:
        files = sorted(p for p in folder.rglob("*") if p.is_file())
        next(folder.iterdir(), None)
    except OSError as error:
        raise ReadError(f"{folder}: the folder cannot be read: {error.strerror}") from error
    for path in files:
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() == ".zip":
            yield from _zip(path, name)
        elif path.suffix.lower() in SUFFIXES:
            yield Item(name, str(path))


def _zip(path: Path, name: str) -> Iterator[Item]:
    import zipfile  # few sources are zips

    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted(i.filename for i in archive.infolist() if not i.is_dir())
    except (OSError, zipfile.BadZipFile):
        # One broken zip is one failed source: the reader will say why.
        yield Item(name, str(path))
        return
    for member in members:
        if Path(member).suffix.lower() in SUFFIXES:
            yield Item(f"{name}!{member}", str(path), member)


def _member(item: Item, max_bytes: int) -> bytes:
    import zipfile

    try:
        with zipfile.ZipFile(item.location) as archive:
            return _unpacked(archive, item, max_bytes)
    except zipfile.BadZipFile as error:
        raise ReadError(f"{item.name}: cannot be read: {error}") from error


def _unpacked(archive: ZipFile, item: Item, max_bytes: int) -> bytes:
    assert item.member is not None
    size = archive.getinfo(item.member).file_size
    if size > max_bytes:
        raise ReadError(f"{item.name}: unpacks to {size} bytes, more than read.max_bytes = {max_bytes}")
    with archive.open(item.member) as file:
        # The directory of a hostile zip lies about sizes: read no more than the limit.
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise ReadError(f"{item.name}: unpacks to more than read.max_bytes = {max_bytes}")
    return data


def _lines(path: Path) -> list[str]:
    try:
        return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: the list of sources cannot be read: {error}") from error


def _remote(url: str) -> Iterator[Item]:
    fsspec = _fsspec(url)
    try:
        files = fsspec.open_files(url, "rb")
        folders = not glob.has_magic(url) and files[0].fs.isdir(files[0].path)
        if folders:
            files = fsspec.open_files(url.rstrip("/") + "/**", "rb")
    except (OSError, ValueError, ImportError, IndexError) as error:
        raise ReadError(f"{url}: cannot be listed: {error}") from error
    scheme = url.partition("://")[0]
    several = folders or glob.has_magic(url)
    for file in sorted(files, key=lambda f: str(f.path)):
        if not several or Path(file.path).suffix.lower() in SUFFIXES:
            location = f"{scheme}://{file.path.removeprefix('/') if scheme == 'memory' else file.path}"
            yield Item(location, location)


def _open_remote(url: str, max_bytes: int) -> bytes:
    with _fsspec(url).open(url, "rb") as file:
        data: bytes = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise ReadError(f"{url}: larger than read.max_bytes = {max_bytes}")
    return data


def _fsspec(url: str):  # type: ignore[no-untyped-def]
    try:
        import fsspec
    except ImportError as error:
        raise ConfigError(f"{url}: remote sources need fsspec: pip install 'allegex[remote]'") from error
    return fsspec
