"""The command line: commands parse, delegate and print. The only place that prints."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from allegex.errors import AllegexError, ConfigError
from allegex.version import VERSION


def main() -> None:
    """The entry point of the program `allegex`. Ends the process: 0 all well, 1 something failed, 2 usage."""
    sys.excepthook = _report_bug
    try:
        _run(sys.argv[1:])
    except AllegexError as error:
        print(f"allegex: {error}", file=sys.stderr)
        sys.exit(2 if isinstance(error, ConfigError) else 1)
    except BrokenPipeError:
        # Who read the output went away. What is left of it must not be written as the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _run(arguments: list[str]) -> None:
    """Plain calls of `extract` are read without the parser of the other commands: it takes longer than a letter."""
    if arguments == ["--version"]:
        print(VERSION)
        sys.exit()
    if arguments[:1] == ["extract"]:
        _load_msgspec()
        from allegex.cli.plain import order_of

        order = order_of(arguments[1:])
        if order is not None:
            from allegex.cli.extraction import run as extract

            status = extract(order)
            sys.stdout.flush()
            sys.exit(status)
    from allegex.cli.commands import run

    run()


def _load_msgspec() -> None:
    """Loads msgspec without typing_extensions, whose names Python 3.11 has itself: it takes as long as the rest."""
    unseen = "typing_extensions" not in sys.modules
    if unseen:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # reads as not installed
    try:
        import msgspec  # noqa: F401
    finally:
        if unseen:
            del sys.modules["typing_extensions"]


def _report_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """One line for what nobody foresaw. The message may quote a letter, so only its kind and place are told."""
    if os.environ.get("ALLEGEX_TRACEBACK"):
        sys.__excepthook__(kind, error, trace)
        return
    place = ""
    while trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    print(
        f"allegex: internal error, {kind.__name__} in {place}; please report it"
        " (ALLEGEX_TRACEBACK=1 shows the whole trace)",
        file=sys.stderr,
    )
