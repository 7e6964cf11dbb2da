"""Where the program is, and how its options are written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from typing import Any, List

from ._errors import GhirbalError


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


def arguments(options: "dict[str, Any]") -> List[str]:
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
