"""Runs commands in turns and takes time and memory: what compare.py and scaling.py share. It prints nothing."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass

# Load from which the clock tells more of others than of us.
BUSY = 0.7


@dataclass
class Figures:
    """Medians of wall clock and processor seconds, and the most memory of any run."""

    wall: float
    cpu: float
    peak_mb: float


def once(command):
    """One run, its output thrown away."""
    start = time.perf_counter()
    with open(os.devnull, "rb") as nothing:
        child = subprocess.Popen(command, stdin=nothing, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    code = child.returncode = os.waitstatus_to_exitcode(status)
    # rg says 1 when it finds nothing.
    if code not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit status {code}\n{said}")
    cpu = usage.ru_utime + usage.ru_stime
    last = said.strip().rsplit("\n", 1)[-1].split()
    if len(last) == 3 and last[0] == "seconds":
        # A program that says what it took without its start.
        wall, cpu = float(last[1]), float(last[2])
    return wall, cpu, usage.ru_maxrss / 1024


def in_turns(commands, runs):
    """`Figures` for each command, after one run of each that warms the cache."""
    taken = [[] for _ in commands]
    for turn in range(runs + 1):
        for command, figures in zip(commands, taken):
            figure = once(command)
            if turn > 0:
                figures.append(figure)
    return [
        Figures(statistics.median(wall), statistics.median(cpu), max(peak))
        for wall, cpu, peak in (zip(*figures) for figures in taken)
    ]


def machine():
    """What the figures were taken on, and how busy it was with other work."""
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        names = [line.split(": ", 1)[1].strip() for line in info if line.startswith("model name")]
    load = os.getloadavg()[0]
    cores = len(os.sched_getaffinity(0))
    said = f"{cores} cores of {names[0] if names else 'an unknown processor'}, load {load:.1f} before the start."
    if load > BUSY:
        said += (
            " The machine was busy with other work: speeds by the clock are too low, and so is what a second thread"
            " gains; what goes by CPU time holds."
        )
    return said
