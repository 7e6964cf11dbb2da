"""Measures what the engines cost beside the program: CPU seconds of all their processes for the same dump.

    GHIRBAL=target/release/ghirbal PYTHONPATH=src/python target/engines/bin/python tests/engines/measure.py [ROUNDS]

The pages in `examples/` have its figures. It is no test: seconds of a busy machine say little, and even ratios want some rounds.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import time

import cluster
import dump
import programs
from datatrove.executor import LocalPipelineExecutor
from pyspark.sql import SparkSession

from ghirbal import spark as ghirbal_spark
from ghirbal.datatrove import CleanFiles

PARTS = 4
COPIES = 4


def processes_below(top: int) -> "dict[int, list[str]]":
    """This process and all below it, with the fields of /proc behind their names."""
    fields = {}
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields[int(path.parent.name)] = path.read_text().rpartition(") ")[2].split()
        except OSError:
            continue
    found = {top}
    while True:
        more = {number for number, of in fields.items() if int(of[1]) in found} - found
        if not more:
            return {number: fields[number] for number in found}
        found |= more


def cpu_seconds() -> float:
    """Of this process, all below it, and all that those have waited for."""
    ticks = sum(int(ticks) for of in processes_below(os.getpid()).values() for ticks in of[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def measured(work) -> "tuple[float, float]":
    before, began = cpu_seconds(), time.monotonic()
    work()
    return cpu_seconds() - before, time.monotonic() - began


def two_processes(raw: pathlib.Path, out: pathlib.Path) -> None:
    """Each cleans half of the files, one after the other, into an output of its own."""
    files = sorted(raw.iterdir())
    command = [programs.REAL, "clean", "-q", "--threads", "1", "--bad-records", "emit", "-o"]
    out.mkdir()
    running = [
        subprocess.Popen([*command, str(out / f"{half}.jsonl"), *map(str, files[half::2])]) for half in range(2)
    ]
    if any(process.wait() for process in running):
        sys.exit("a process failed")


def datatrove(raw: pathlib.Path, out: pathlib.Path) -> None:
    step = CleanFiles(str(raw), str(out))
    LocalPipelineExecutor([step], tasks=PARTS, workers=2, logging_dir=f"{out}-logs").run()


def spark_job(spark: SparkSession):
    def job(raw: pathlib.Path, out: pathlib.Path) -> None:
        ghirbal_spark.clean(cluster.text(spark, raw), line="value").write.text(str(out))

    return job


def start(scratch: pathlib.Path) -> SparkSession:
    """As the tests have it, but with the compilers, collectors and batches that Spark has by itself."""
    settings = cluster.settings(scratch)
    for name in ("spark.driver.extraJavaOptions", "spark.executor.extraJavaOptions", "spark.sql.execution.arrow.maxRecordsPerBatch"):
        del settings[name]
    cluster.settings = lambda _: settings
    return cluster.start(scratch)


def main(rounds: int) -> None:
    with cluster.scratch_folder() as name:
        scratch = pathlib.Path(name)
        raw = scratch / "raw"
        raw.mkdir()
        lines = dump.lines()
        for part in range(PARTS):
            (raw / f"part-{part}.jsonl").write_bytes((b"\n".join(lines[part::PARTS]) + b"\n") * COPIES)
        size = sum(path.stat().st_size for path in raw.iterdir()) / 1e6
        print(f"{len(lines) * COPIES} records, {size:.0f} MB, {rounds} rounds; medians")
        begin, began = cpu_seconds(), time.monotonic()
        spark = start(scratch)
        job = spark_job(spark)
        job(raw, scratch / "cold")
        cold = cpu_seconds() - begin, time.monotonic() - began
        ways = {"two processes": two_processes, "datatrove": datatrove, "Spark, warm": job}
        taken = {way: [] for way in ways}
        for at in range(rounds):
            for way, work in ways.items():
                taken[way].append(measured(lambda: work(raw, scratch / f"{at} {way}")))
        spark.stop()
        plain = statistics.median(cpu for cpu, _ in taken["two processes"])
        taken["Spark, with its start"] = [cold]
        for way, runs in taken.items():
            cpu, wall = (statistics.median(column) for column in zip(*runs))
            print(f"{way}: {cpu:.1f} CPU s, {cpu / plain:.2f} times, {wall:.1f} s, {size / cpu:.1f} MB a CPU second")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
