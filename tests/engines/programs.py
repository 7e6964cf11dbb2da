"""Programs that stand in the place of the real one and do what a program must not do; and the real one, run by itself."""

import os
import pathlib
import subprocess

REAL = os.environ["GHIRBAL"]
FILTER = ["clean", "-", "-q", "--format", "jsonl", "--bad-records", "emit", "--threads", "1"]


def plain(lines, *options, program=REAL):
    """The answers of one process to lines, without their ends."""
    done = subprocess.run([program, *FILTER, *options], input=b"\n".join(lines) + b"\n", capture_output=True, check=True)
    return done.stdout.split(b"\n")[:-1]


def run(*arguments, cwd=None):
    """What the real one prints."""
    return subprocess.run([REAL, *arguments], cwd=cwd, capture_output=True, check=True).stdout


def stand_in(folder: pathlib.Path, name: str, body: str) -> str:
    """A program that says of itself what the real one says, and as a filter does what the shell commands in `body` say."""
    path = folder / name
    path.write_text(
        f'#!/bin/sh\nreal={REAL}\ncase " $* " in *" --version "*) exec "$real" "$@" ;; esac\n{body}\n', encoding="utf-8"
    )
    path.chmod(0o755)
    return str(path)


def in_once(folder: pathlib.Path, name: str, body: str) -> str:
    """Does it once, in whichever process comes first to its lines, and is the real one ever after."""
    return stand_in(folder, name, if_lines(f'mkdir {folder / name}.once 2>/dev/null || exec "$real" "$@"\n{body}'))


def if_lines(body: str) -> str:
    """Only where there is a pipe: the driver tries the options on `/dev/null`."""
    return f'[ -p /dev/stdin ] || exec "$real" "$@"\n{body}'


#: Answers 3,000 lines and is killed.
KILLED = 'head -n 3000 | "$real" "$@"\nkill -9 $$'
#: Answers 3,000 lines and kills the executor, the process of Spark above it.
KILLS_EXECUTOR = """head -n 3000 | "$real" "$@"
above=$PPID
until tr '\\0' ' ' <"/proc/$above/cmdline" | grep -q CoarseGrainedExecutorBackend; do
  above=$(sed -n 's/^PPid:\\t//p' "/proc/$above/status")
done
kill -9 "$above"
sleep 60"""
#: Stops reading early and calls that a success.
STOPS_EARLY = 'head -n 3000 | "$real" "$@"\nexit 0'
#: Answers once too often.
SAYS_TOO_MUCH = '"$real" "$@"\nprintf "{}\\n"'
#: Answers everything and says that it went wrong.
ENDS_BADLY = '"$real" "$@"\necho "the disk is full" >&2\nexit 2'
