"""trafilatura alone: extracts the article of every page below a folder on one thread. Its start, which loads more than
half of a second of modules, is not counted: the last line on standard error is the time of the rest, by the clock and of
the processor."""

import pathlib
import sys
import time

import trafilatura

pages = [path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.html"))]
start, busy = time.perf_counter(), time.process_time()
for page in pages:
    print(trafilatura.extract(page) or "")
print(f"seconds {time.perf_counter() - start} {time.process_time() - busy}", file=sys.stderr)
