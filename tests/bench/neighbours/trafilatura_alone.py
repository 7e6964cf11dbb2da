"""trafilatura alone: extracts the article of every page below a folder on one thread. Its start, which loads more than
half of a second of modules, is not counted: the last line on standard error is the time of the rest."""

import pathlib
import sys
import time

import trafilatura

pages = [path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.html"))]
start = time.perf_counter()
for page in pages:
    print(trafilatura.extract(page) or "")
print(f"seconds {time.perf_counter() - start}", file=sys.stderr)
