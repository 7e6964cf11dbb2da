"""A Spark of two executors on this machine, each a process of its own that can be killed: `local[N]` has none and retries nothing."""

import os
import pathlib
import sys
import tempfile
import zipfile

from pyspark.sql import DataFrame, SparkSession, functions

PACKAGE = pathlib.Path(__file__).resolve().parents[2] / "src" / "python" / "ghirbal"
#: On two cores the optimising compiler and a collector with threads cost more than they bring in so short a run.
_JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


_MASTER = "local-cluster[2,1,1024]"


def start(scratch: pathlib.Path) -> SparkSession:
    builder = SparkSession.builder.master(_MASTER).appName("ghirbal")
    for name, value in settings(scratch).items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.addPyFile(str(packed(scratch)))
    return spark


def settings(scratch: pathlib.Path) -> "dict[str, str]":
    """Of Spark; what is not one of them goes into the environment."""
    os.environ.update(
        PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1", SPARK_LOCAL_DIRS=str(scratch), PYTHONWARNINGS="ignore"
    )
    return {
        "spark.driver.extraJavaOptions": _JVM,
        "spark.executor.extraJavaOptions": _JVM,
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.warehouse.dir": str(scratch / "warehouse"),
        # Small batches: a partition is many of them.
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
        "spark.sql.files.maxPartitionBytes": "8m",
        # Whoever fails once more is no victim of a kill.
        "spark.task.maxFailures": "2",
        # What is wrong in a task is what the tests ask for; Spark would print each of them with its stack.
        "spark.log.level": "OFF",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }


def submit_options(scratch: pathlib.Path) -> "list[str]":
    """The same for `spark-submit`."""
    pairs = settings(scratch).items()
    return ["--master", _MASTER, *(part for name, value in pairs for part in ("--conf", f"{name}={value}"))]


def packed(folder: pathlib.Path) -> pathlib.Path:
    """The package as a file that a job ships."""
    path = folder / "ghirbal-package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for source in sorted(PACKAGE.glob("*.py")):
            archive.write(source, f"ghirbal/{source.name}")
    return path


def text(spark: SparkSession, path: pathlib.Path) -> DataFrame:
    """The lines of a file as they are: without `lineSep` Spark ends lines at a CR, too."""
    return spark.read.option("lineSep", "\n").text(str(path))


def by_partition(frame: DataFrame) -> "dict[int, list[bytes]]":
    """What each partition holds, in order."""
    rows = frame.select(functions.spark_partition_id().alias("at"), functions.col("value").cast("binary").alias("value"))
    found: "dict[int, list[bytes]]" = {}
    for row in rows.collect():
        found.setdefault(row["at"], []).append(bytes(row["value"]))
    return found


def scratch_folder() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="ghirbal-engines-", ignore_cleanup_errors=True)
