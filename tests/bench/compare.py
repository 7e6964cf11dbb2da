"""The budget of the project as ratios: ghirbal and its neighbours on the same files, in turns. compare.sh makes the
files, finds the programs and starts it; the environment says where they are."""

import os
import pathlib
import statistics

from measure import in_turns, machine

# Rows whose name has this in it.
ONLY = os.environ.get("ONLY", "")
RUNS = int(os.environ.get("RUNS", "5"))
DUMPS = pathlib.Path(os.environ["DUMPS"])
GHIRBAL = os.environ["GHIRBAL"]
# Texts a core can at best be taken through, in MB/s, when nothing is decided: the bench `floor`.
FLOOR = float(os.environ.get("FLOOR") or 0)
MOST_MEMORY_MB = 150
MOST_START_MS = 15


def ours(what, threads):
    return [GHIRBAL, "clean", "-q", "--threads", str(threads), str(DUMPS / what)]


def neighbour(name, *arguments):
    """The command of a neighbour; `None` when compare.sh did not find it."""
    program = os.environ.get(name)
    return [*program.split(), *map(str, arguments)] if program else None


def size(path):
    """Megabytes and files."""
    files = [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files) / 1e6, len(files)


def lines():
    """What is measured: name, threads, our dump, the neighbour's name and command, unit, dump that is counted, budget."""
    text, table = DUMPS / "text", "d.jsonl"
    # -j2 -c -F -f: what the text costs anybody who looks for phrases in it.
    search = ("-j2", "-c", "-F", "-f", DUMPS / "phrases", text)
    return [
        ("text folder", 2, "text", "rg, 30 phrases", neighbour("RG", *search), "MB/s", "text", 1.0),
        ("JSONL", 2, table, "jaq -c .", neighbour("JAQ", "-c", ".", DUMPS / table), "MB/s", table, 1.0),
        ("JSONL", 2, table, "jq -c .", neighbour("JQ", "-c", ".", DUMPS / table), "MB/s", table, 8.0),
        ("JSONL, one file", 2, table, "ghirbal, 1 thread", ours(table, 1), "MB/s", table, 1.8),
        ("text folder, threads", 2, "text", "ghirbal, 1 thread", ours("text", 1), "MB/s", "text", 1.8),
        ("JSONL.gz", 1, "d.jsonl.gz", "gzip -dc", neighbour("GZIP_PROGRAM", "-dc", DUMPS / "d.jsonl.gz"), "MB/s", table, 0.8),
        ("JSONL.gz", 2, "d.jsonl.gz", "gzip -dc", neighbour("GZIP_PROGRAM", "-dc", DUMPS / "d.jsonl.gz"), "MB/s", table, 0.8),
        ("JSONL.zst", 1, "d.jsonl.zst", "zstd -dc", neighbour("ZSTD", "-dcq", DUMPS / "d.jsonl.zst"), "MB/s", table, 0.8),
        ("JSONL.zst", 2, "d.jsonl.zst", "zstd -dc", neighbour("ZSTD", "-dcq", DUMPS / "d.jsonl.zst"), "MB/s", table, 0.8),
        ("HTML", 1, "html", "dom_smoothie", neighbour("DOM_SMOOTHIE", DUMPS / "html"), "pages/s", "html", 1.0),
        ("HTML", 1, "html", "trafilatura", neighbour("TRAFILATURA", DUMPS / "html"), "pages/s", "html", 20.0),
        # The same texts in both; bytes are those of UTF-8.
        ("windows-1256", 1, "windows-1256", "ghirbal, UTF-8", ours("text", 1), "MB/s", "text", 0.5),
    ]


def at_floor(dump, threads, speed):
    """The ratio that would be left if nothing were decided, where that is known: pages have floors of their own."""
    return FLOOR * threads / speed if FLOOR and not dump.startswith("html") else None


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def main():
    print(f"{machine()} Medians of {RUNS}, in turns.\n")
    if FLOOR:
        print(f"Floor: {FLOOR:.0f} MB/s a core, when nothing is decided.\n")
    print("| input | threads | ghirbal | per core | peak | beside | its speed | ratio | by CPU time | at the floor | budget | met |")
    print("|---|--:|--:|--:|--:|---|--:|--:|--:|--:|--:|---|")
    peaks = []
    for name, threads, dump, beside, command, unit, counted, budget in lines():
        if ONLY not in name:
            continue
        if command is None:
            print(f"| {name} | {threads} | | | | {beside}: not here, skipped | | | | | {budget} | |", flush=True)
            continue
        mine, theirs = in_turns([ours(dump, threads), command], RUNS)
        peaks.append(mine.peak_mb)
        megabytes, files = size(DUMPS / counted)
        amount = files if unit == "pages/s" else megabytes
        ratio = theirs.wall / mine.wall
        floor = None if beside.startswith("ghirbal") else at_floor(dump, threads, amount / theirs.wall)
        met = "yes" if ratio >= budget else "no" if floor is None or floor >= budget else "no: the floor forbids it"
        print(
            f"| {name} | {threads} | {number(amount / mine.wall)} {unit} | {number(amount / mine.cpu)} "
            f"| {mine.peak_mb:.0f} MB | {beside} | {number(amount / theirs.wall)} {unit} | {ratio:.2f} "
            f"| {theirs.cpu / mine.cpu:.2f} | {f'{floor:.2f}' if floor else ''} | {budget} | {met} |",
            flush=True,
        )
    # A short run jitters more and costs little.
    starts = [in_turns([ours("small", 1)], RUNS)[0].wall * 1000 for _ in range(4)]
    start = statistics.median(starts)
    print(f"| start-up, one file | 1 | {start:.1f} ms | | | | | | | | {MOST_START_MS} ms | {'yes' if start < MOST_START_MS else 'no'} |")
    peak = max(peaks, default=0)
    print(f"| memory, all of the above | | {peak:.0f} MB | | | | | | | | {MOST_MEMORY_MB} MB | {'yes' if peak < MOST_MEMORY_MB else 'no'} |")


if __name__ == "__main__":
    main()
