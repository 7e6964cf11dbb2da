"""Cleans WARC files of a crawl with datatrove, each into a file of clean JSON lines, on one machine, under Slurm or under Ray.

    python examples/datatrove/clean_warc.py crawl/ clean/ --tasks 8 --workers 2

`README.md` beside this file says how it is run on a cluster, what it costs and what adds up.
"""

import argparse
import json

from datatrove.executor.base import PipelineExecutor

from ghirbal.datatrove import CleanFiles


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input", help="a folder of WARC files, also s3://… and its like")
    parser.add_argument("output", help="a folder")
    parser.add_argument("--executor", choices=["local", "slurm", "ray"], default="local")
    parser.add_argument("--tasks", type=int, default=1, help="at most as many as files: a task that is killed is done anew")
    parser.add_argument("--workers", type=int, default=1, help="tasks at a time")
    parser.add_argument("--logs", default="logs", help="what was done; the same folder takes a killed run up")
    parser.add_argument("--glob", default="**/*.warc.gz", help="files that are read")
    parser.add_argument("--suffix", default=".jsonl.gz", help="of the outputs: .jsonl, .jsonl.gz, .jsonl.zst")
    parser.add_argument("--program", help="the path of the program on each machine; that of the package without it")
    parser.add_argument("--partition", default="cpu", help="of Slurm")
    parser.add_argument("--time", default="04:00:00", help="that Slurm gives a task")
    return parser.parse_args()


def step(given: argparse.Namespace) -> CleanFiles:
    return CleanFiles(
        given.input,
        given.output,
        glob_pattern=given.glob,
        suffix=given.suffix,
        program=given.program,
        # Most pages of a crawl are no Arabic news. Their answers are counted, and not written: they hold the whole page.
        bad_records="skip",
        max_unreadable="1%",
    )


def executor(given: argparse.Namespace) -> PipelineExecutor:
    """Each is imported where it is asked for: Ray needs a package of its own."""
    pipeline = [step(given)]
    common = {"tasks": given.tasks, "workers": given.workers, "logging_dir": given.logs}
    if given.executor == "slurm":
        from datatrove.executor import SlurmPipelineExecutor

        return SlurmPipelineExecutor(
            pipeline, job_name="ghirbal", partition=given.partition, time=given.time, cpus_per_task=1, mem_per_cpu_gb=1, **common
        )
    if given.executor == "ray":
        from datatrove.executor import RayPipelineExecutor

        return RayPipelineExecutor(pipeline, cpus_per_task=1, mem_per_cpu_gb=1, **common)
    from datatrove.executor import LocalPipelineExecutor

    return LocalPipelineExecutor(pipeline, **common)


def main() -> None:
    given = options()
    stats = executor(given).run()
    if stats:
        totals = {name: number.total for step in stats.stats for name, number in step.stats.items()}
        print(json.dumps(totals, sort_keys=True))


if __name__ == "__main__":
    main()
