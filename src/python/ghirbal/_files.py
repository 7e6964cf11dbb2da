"""Files and folders: the program walks and reads them, its records come as they are done."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import warnings
from typing import Any, Dict, Iterable, Iterator, Union

from ._errors import GhirbalError, raise_for
from ._program import arguments, program

Path = Union[str, "os.PathLike[str]"]


def clean_files(
    paths: Union[Path, Iterable[Path]], *, errors: str = "warn", **options: Any
) -> Iterator[Dict[str, Any]]:
    """The records of files and folders, in order, while the program is at work.

    `errors` says what becomes of documents without a record: "warn" counts them in one warning at the end, "answer" gives
    their answers among the records, "raise" raises for the first. Options are those of `ghirbal clean`, with underscores.
    Raises GhirbalError where the run as a whole fails.
    """
    if errors not in ("warn", "answer", "raise"):
        raise ValueError('errors is "warn", "answer" or "raise"')
    named = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    return _records([os.fspath(path) for path in named], errors, options)


def _records(paths: "list[str]", errors: str, options: Dict[str, Any]) -> Iterator[Dict[str, Any]]:
    command = [program(), "clean", "-q", "--bad-records=emit", *arguments(options), "--", *paths]
    without: Dict[str, int] = {}
    # Not a pipe: nobody reads it while records are read.
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said)
        assert process.stdout is not None
        try:
            for line in process.stdout:
                answer = json.loads(line)
                status = answer.get("status")
                if status is None or errors == "answer":
                    yield answer
                    continue
                if errors == "raise":
                    raise_for(answer)
                without[status] = without.get(status, 0) + 1
            if process.wait() != 0:
                said.seek(0)
                raise GhirbalError(said.read().decode("utf-8", "replace").strip())
        finally:
            process.stdout.close()
            process.wait()
    if without:
        counts = ", ".join(f"{count} {status}" for status, count in sorted(without.items()))
        warnings.warn(f"documents without a record: {counts}", stacklevel=2)
