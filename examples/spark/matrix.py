"""The matrix of an audit with Spark: Cotejo judges, Spark spreads the work and keeps what came of it.

    spark-submit matrix.py COTEJO RULES DOSSIERS OUTPUT

DOSSIERS is a text file with the folder of one dossier a line (`…/<entity>/<year>`), which every worker must
reach, as the program and the rules must be. OUTPUT gets `dossiers` (one row a dossier, as Parquet),
`matrix` (one row a dossier and requirement, as Parquet) and `matrix.csv`, the columns of `cotejo audit report
--report csv`.
"""

import csv
import shlex
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as f
from pyspark.sql import types as t

VERDICTS = ["pass", "fail", "not_applicable", "not_due", "not_checked", "needs_review", "error"]
COUNTS = VERDICTS + ["excepted", "breaches", "improvable"]
TEXTS = ["norm", "norm_title", "article", "requirement", "leading"]

# Written down rather than guessed by Spark: a partition without fails would guess otherwise.
LINE = t.StructType(
    [t.StructField(name, t.StringType()) for name in ["schema", "path", "entity", "year", "verdict", "pack"]]
    + [t.StructField("exit_code", t.IntegerType())]
    + [t.StructField("unread", t.ArrayType(t.StructType(
        [t.StructField(name, t.StringType()) for name in ["path", "kind", "message"]])))]
    + [t.StructField("requirements", t.ArrayType(t.StructType(
        [t.StructField(name, t.StringType()) for name in TEXTS]
        + [t.StructField(name, t.LongType()) for name in COUNTS + ["not_in_force"]])))])


def main(cotejo, rules, dossiers, output):
    spark = SparkSession.builder.appName("cotejo").getOrCreate()
    # Small partitions: a dossier that takes long does not hold many others back.
    paths = spark.sparkContext.textFile(dossiers).filter(lambda line: line.strip())
    count = paths.count()
    parts = max(1, min(count, count // 50 + spark.sparkContext.defaultParallelism))
    command = shlex.join([cotejo, "check", "-", "--report", "ndjson", "--rules", rules])
    # The exit code tells of the plans (1, 2, 65), so it stops nothing; that every line came back is counted.
    lines = paths.repartition(parts).pipe(command)
    judged = spark.read.schema(LINE).json(lines)
    judged.write.mode("overwrite").parquet(f"{output}/dossiers")
    judged = spark.read.parquet(f"{output}/dossiers")
    if judged.count() != count:
        sys.exit(f"{count} dossiers were asked for and {judged.count()} came back")

    matrix = judged.select(
        "entity", "year", f.col("verdict").alias("dossier_verdict"), f.size("unread").alias("unread"),
        f.explode_outer("requirements").alias("cell")).select(
            "entity", "year", "dossier_verdict", *[f"cell.{name}" for name in TEXTS + COUNTS], "unread")
    matrix.write.mode("overwrite").parquet(f"{output}/matrix")
    columns = ["entity", "year", "dossier_verdict", "norm_title", "article", "requirement", "leading"] \
        + COUNTS + ["unread"]
    with open(f"{output}/matrix.csv", "w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(["norm" if name == "norm_title" else name for name in columns])
        for row in spark.read.parquet(f"{output}/matrix").select(columns).orderBy(
                "entity", "year", "norm_title", "article", "requirement").toLocalIterator():
            writer.writerow(["" if value is None else value for value in row])
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
