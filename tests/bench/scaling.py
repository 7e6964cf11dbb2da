"""Time and memory over the size of the input, and over hostile inputs that double: both shall be linear. compare.sh
--scaling starts it. Dumps are written one after the other and removed, so that the disk holds one at a time."""

import os
import pathlib
import shutil
import subprocess

from measure import in_turns, machine

DUMPS = pathlib.Path(os.environ["DUMPS"])
GHIRBAL = os.environ["GHIRBAL"]
MAKE = os.environ["MAKE_DUMP"]
SIZES = os.environ.get("SIZES", "1M 10M 100M").split()
TINY = os.environ.get("TINY", "10000").split()
# A run that takes so long is not taken again.
LONG_SECONDS = 2
# Smallest of three, each twice the one before: markers, bytes of one line, elements around each other.
HOSTILE = [("markers", 250_000), ("line", 4_000_000), ("deep", 50_000)]


def take(path, threads):
    """Short runs jitter and are taken again; long ones cost."""
    command = [GHIRBAL, "clean", "-q", "--threads", str(threads), str(path)]
    # One run warms the cache, the next says how long one takes.
    first = in_turns([command], 1)[0]
    return in_turns([command], 5)[0] if first.wall < LONG_SECONDS else first


def made(kind, size, name):
    path = DUMPS / name
    subprocess.run([MAKE, kind, str(size), str(path)], check=True)
    return path


def remove(path):
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def folder_bytes(path):
    """Counted one by one: a process that this one starts counts our memory as its own, so that we must not grow."""
    with subprocess.Popen(["find", str(path), "-type", "f", "-printf", "%s\n"], stdout=subprocess.PIPE) as sizes:
        return sum(map(int, sizes.stdout))


def row(what, path, threads, megabytes):
    figures = take(path, threads)
    print(
        f"| {what} | {threads} | {figures.wall:.2f} s | {figures.peak_mb:.0f} MB | {megabytes / figures.wall:.1f} "
        f"| {1000 * figures.cpu / megabytes:.2f} ms |",
        flush=True,
    )


def sizes():
    print("| input | threads | time | peak memory | MB/s | CPU time a MB |\n|---|--:|--:|--:|--:|--:|")
    for size in SIZES:
        path = made("jsonl", size, "scaling.jsonl")
        megabytes = path.stat().st_size / 1e6
        for threads in (1, 2):
            row(f"{size}B of JSONL", path, threads, megabytes)
        remove(path)
    for count in TINY:
        path = made("tiny", count, "scaling-tiny")
        megabytes = folder_bytes(path) / 1e6
        for threads in (1, 2):
            row(f"{int(count):,} files of {megabytes / int(count) * 1e6:.0f} bytes", path, threads, megabytes)
        remove(path)


def hostile():
    print("\n| hostile input | size | CPU time | to the one before | peak memory |\n|---|--:|--:|--:|--:|")
    for kind, smallest in HOSTILE:
        before = None
        for size in (smallest, 2 * smallest, 4 * smallest):
            path = made(kind, size, f"scaling-{kind}")
            figures = take(path, 1)
            remove(path)
            grown = f"{figures.cpu / before:.2f}" if before else "–"
            print(f"| {kind} | {size:,} | {figures.cpu:.2f} s | {grown} | {figures.peak_mb:.0f} MB |", flush=True)
            before = figures.cpu


if __name__ == "__main__":
    print(f"{machine()}\n")
    sizes()
    hostile()
