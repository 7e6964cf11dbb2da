"""Where the program is, and how its options are written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from typing import Any, Dict, List, Mapping, Optional

from ._errors import GhirbalError

#: What makes the program answer each line with exactly one line.
FILTER = ("clean", "-", "-q", "--format=jsonl", "--bad-records=emit")


def program() -> str:
    """The path of the program: `GHIRBAL` in the environment, else what this package brought, else what PATH has.

    Raises GhirbalError where there is none.
    """
    named = os.environ.get("GHIRBAL")
    if named:
        return named
    name = "ghirbal" + (sysconfig.get_config_var("EXE") or "")
    user = sysconfig.get_path("scripts", f"{os.name}_user")
    for folder in (sysconfig.get_path("scripts"), user, os.path.join(sys.prefix, "bin")):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    found = shutil.which("ghirbal")
    if found is None:
        raise GhirbalError("there is no program ghirbal; install the package anew, or set GHIRBAL to its path")
    return found


def version() -> str:
    """The version of the program."""
    said = subprocess.run([program(), "--version"], capture_output=True, text=True, check=True)
    return said.stdout.split()[-1]


def handshake(path: Optional[str] = None) -> Dict[str, Any]:
    """What the program says of itself before it is fed: version, commit, schema, hashes of schema and tables, formats.

    Two programs that say the same write the same bytes. Raises GhirbalError where the program cannot be run.
    """
    path = path or program()
    try:
        said = subprocess.run([path, "--version", "--json"], capture_output=True, check=True)
        return dict(json.loads(said.stdout))
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        raise GhirbalError(f"{path} does not say what it is: {error}") from error


def same(here: Mapping[str, Any], there: Mapping[str, Any]) -> None:
    """Raises GhirbalError where two handshakes differ: their outputs would be a mixture of two versions."""
    keys = sorted({*here, *there})
    other = [f"{key} {here.get(key)} and {there.get(key)}" for key in keys if here.get(key) != there.get(key)]
    if other:
        raise GhirbalError("the program is not the same everywhere: " + ", ".join(other))


def arguments(options: Mapping[str, Any]) -> List[str]:
    """Options of Python as those of the command line: `max_document="1M"`, `disable=["caption-credit"]`, `follow=True`."""
    written: List[str] = []
    for name, value in options.items():
        option = "--" + name.replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            written.append(option)
            continue
        values = value if isinstance(value, (list, tuple)) else [value]
        for one in values:
            written.append(f"{option}={os.fspath(one) if isinstance(one, os.PathLike) else one}")
    return written
