"""Files of which only the bytes are at hand, as engines read them from object stores: they are laid into a scratch folder, a
bounded part of them at a time, and the program reads them there under their own names.

Whatever the program can tell from bytes it can tell here: encodings, formats, compression, archives. What no file system takes
as names, such as a file that is a folder too, raises.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from typing import Iterable, Iterator, List, Sequence, Tuple

from ._errors import GhirbalError

#: Bytes and files that lie in the scratch folder at a time.
_MOST_BYTES = 64 << 20
_MOST_FILES = 1000


def answers_of_files(files: Iterable[Tuple[str, bytes]], command: Sequence[str]) -> Iterator[List[bytes]]:
    """The answers to files given by their addresses and contents, in order, many files at a time.

    `command` is the program with options of `clean`, `--bad-records=emit` among them, so that each file has an answer at least
    unless it is an empty list. Raises GhirbalError where it ends with another status than 0.
    """
    for part in _parts(files):
        with tempfile.TemporaryDirectory(prefix="ghirbal-") as folder:
            yield _cleaned(part, command, folder)


def relative_name(address: str) -> str:
    """The address of a file without its scheme, as a name below a folder: what `path` of its records is."""
    name = address.split(":", 1)[1] if "://" in address or address.startswith("file:") else address
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    if not parts:
        raise GhirbalError(f"{address!r} is no name of a file")
    return "/".join(parts)


def _parts(files: Iterable[Tuple[str, bytes]]) -> Iterator[List[Tuple[str, bytes]]]:
    part: List[Tuple[str, bytes]] = []
    held = 0
    for address, content in files:
        if part and (held + len(content) > _MOST_BYTES or len(part) == _MOST_FILES):
            yield part
            part, held = [], 0
        part.append((relative_name(address), content))
        held += len(content)
    if part:
        yield part


def _cleaned(part: Sequence[Tuple[str, bytes]], command: Sequence[str], folder: str) -> List[bytes]:
    for name, content in part:
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "xb") as file:
            file.write(content)
    names = b"".join(os.fsencode(name) + b"\0" for name, _ in part)
    # A file that is named and gives no record is answered, too; where one of them is not there, the status says so.
    said = subprocess.run([*command, "--files-from=-", "-0"], cwd=folder, input=names, capture_output=True)
    if said.returncode != 0:
        raise GhirbalError(f"status {said.returncode}: {said.stderr.decode('utf-8', 'replace').strip()}")
    return said.stdout.splitlines(keepends=True)
