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
# What a core can at best take of each kind of input, in MB/s, when nothing is decided: the bench `floor` of formats.
FLOORS = dict(floor.split("=") for floor in os.environ.get("FLOORS", "").split())
KINDS = {"text": "Text", "d.jsonl": "Jsonl", "d.jsonl.gz": "JsonlGz", "d.jsonl.zst": "JsonlZst"}
# How the name of a neighbour begins that runs twice at once, on as much each time.
TWICE = "two "
MOST_MEMORY_MB = 150
MOST_START_MS = 15


def ours(what, threads):
    return [GHIRBAL, "clean", "-q", "--threads", str(threads), str(DUMPS / what)]


def neighbour(name, *arguments):
    """The command of a neighbour; `None` when compare.sh did not find it."""
    program = os.environ.get(name)
    return [*program.split(), *map(str, arguments)] if program else None


def unpacked(name, dump, copies):
    """As many of a decompressor at once as we have threads: each has one."""
    command = neighbour(name, "-dcq", DUMPS / dump)
    return command and ["sh", "-c", '"$@" & ' * (copies - 1) + '"$@"; wait', "sh", *command]


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
        ("JSONL.gz", 1, "d.jsonl.gz", "gzip -dc", unpacked("GZIP_PROGRAM", "d.jsonl.gz", 1), "MB/s", table, 0.8),
        ("JSONL.gz", 2, "d.jsonl.gz", TWICE + "gzip -dc", unpacked("GZIP_PROGRAM", "d.jsonl.gz", 2), "MB/s", table, 0.8),
        ("JSONL.gz", 2, "d.jsonl.gz", "gzip -dc", unpacked("GZIP_PROGRAM", "d.jsonl.gz", 1), "MB/s", table, None),
        ("JSONL.zst", 1, "d.jsonl.zst", "zstd -dc", unpacked("ZSTD", "d.jsonl.zst", 1), "MB/s", table, 0.8),
        ("JSONL.zst", 2, "d.jsonl.zst", TWICE + "zstd -dc", unpacked("ZSTD", "d.jsonl.zst", 2), "MB/s", table, 0.8),
        ("HTML", 1, "html", "dom_smoothie", neighbour("DOM_SMOOTHIE", DUMPS / "html"), "pages/s", "html", 1.0),
        ("HTML", 1, "html", "trafilatura", neighbour("TRAFILATURA", DUMPS / "html"), "pages/s", "html", 20.0),
        # The same texts in both; bytes are those of UTF-8.
        ("windows-1256", 1, "windows-1256", "ghirbal, UTF-8", ours("text", 1), "MB/s", "text", 0.5),
    ]


def at_floor(dump, threads, speed):
    """The ratio that would be left if nothing were decided, where that is known: pages have no floor."""
    floor = FLOORS.get(KINDS.get(dump))
    return float(floor) * threads / speed if floor else None


def judged(ratio, floor, budget):
    """Whether a line of the budget is met; not asked of rows that are no such line."""
    if budget is None:
        return ""
    if ratio >= budget:
        return "yes"
    return "no: the floor forbids it" if floor is not None and floor < budget else "no"


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def main():
    print(f"{machine()} Medians of {RUNS}, in turns.\n")
    if FLOORS:
        floors = ", ".join(f"{kind} {floor} MB/s" for kind, floor in FLOORS.items())
        print(f"Floors, a core, when nothing is decided: {floors}.\n")
    print("| input | threads | ghirbal | per core | peak | beside | its speed | ratio | by CPU time | at the floor | budget | met |")
    print("|---|--:|--:|--:|--:|---|--:|--:|--:|--:|--:|---|")
    peaks = []
    for name, threads, dump, beside, command, unit, counted, budget in lines():
        if ONLY not in name:
            continue
        if command is None:
            print(f"| {name} | {threads} | | | | {beside}: not here, skipped | | | | | {budget or ''} | |", flush=True)
            continue
        mine, theirs = in_turns([ours(dump, threads), command], RUNS)
        peaks.append(mine.peak_mb)
        megabytes, files = size(DUMPS / counted)
        amount = files if unit == "pages/s" else megabytes
        copies = 2 if beside.startswith(TWICE) else 1
        their_wall, their_cpu = theirs.wall / copies, theirs.cpu / copies
        ratio = their_wall / mine.wall
        floor = None if beside.startswith("ghirbal") else at_floor(dump, threads, amount / their_wall)
        print(
            f"| {name} | {threads} | {number(amount / mine.wall)} {unit} | {number(amount / mine.cpu)} "
            f"| {mine.peak_mb:.0f} MB | {beside} | {number(amount / their_wall)} {unit} | {ratio:.2f} "
            f"| {their_cpu / mine.cpu:.2f} | {f'{floor:.2f}' if floor else ''} | {budget or ''} "
            f"| {judged(ratio, floor, budget)} |",
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
