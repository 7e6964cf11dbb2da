#!/usr/bin/env python3
"""Makes the tables of the tests with the tools that people make them with: make.py FOLDER (default: its own folder).

Needs pandas, pyarrow, polars, duckdb and openpyxl. All files hold the same three articles, which articles.json has, too.
"""

import datetime
import json
import sys
from pathlib import Path

import duckdb
import openpyxl
import pandas
import polars
import pyarrow
import pyarrow.parquet

ARTICLES = [
    {
        "id": "w-1",
        "title": "عودة الماء إلى عين القرية",
        "text": "عاد الماء إلى عين القرية أول أمس بعد انقطاع دام سبعة أشهر بسبب عطل في المضخة الكبرى.\n"
        "وقال مدير المياه إن الفريق بدل الأنابيب القديمة وركب مضختين جديدتين تعملان بالطاقة الشمسية.\n"
        "وينتظر السكان أن يصل الماء إلى الحي العلوي قبل نهاية الأسبوع المقبل.",
        "url": "https://news.example/w-1",
        "date": "2024-03-05",
    },
    {
        "id": "w-2",
        "title": "مكتبة متنقلة تزور مدارس الجبل",
        "text": "بدأت مكتبة متنقلة يوم السبت جولة على مدارس الجبل تحمل فيها ثلاثة آلاف كتاب للأطفال.\n"
        "وأوضحت المشرفة على المشروع أن كل تلميذ يستعير كتابين ويعيدهما بعد شهر واحد.\n"
        "وتمول الجولة جمعية محلية جمعت التبرعات من أبناء المنطقة المقيمين في الخارج.",
        "url": "https://news.example/w-2",
        "date": "2024-03-06",
    },
    {
        "id": "w-3",
        "title": "الصيادون يطالبون بترميم الميناء",
        "text": "طالب الصيادون في الميناء القديم بترميم الرصيف الغربي الذي تصدع بعد عاصفة الشهر الماضي.\n"
        "وذكر نقيب الصيادين أن أربعين قاربا لا تستطيع الرسو منذ ثلاثة أسابيع كاملة.\n"
        "ووعدت البلدية ببدء الأعمال فور وصول المواد من العاصمة.",
        "url": "https://news.example/w-3",
        "date": "2024-03-07",
    },
]
# Each page holds a few dozen rows, each row group several pages.
MANY, GROUP, PAGE_BYTES = 240, 120, 6000


def plain(keys):
    return [{key: article[key] for key in keys} for article in ARTICLES]


def time(article):
    return datetime.datetime.fromisoformat(article["date"]).replace(hour=10, minute=15)


def parquet(folder):
    frame = pandas.DataFrame(ARTICLES)
    frame["date"] = [time(article) for article in ARTICLES]
    frame["score"] = [1.5, float("nan"), None]
    frame.to_parquet(folder / "pandas.parquet")
    polars.DataFrame(ARTICLES).write_parquet(folder / "polars.parquet")
    texts = frame.drop(columns=["date"])  # noqa: F841, DuckDB finds it by its name
    duckdb.sql(
        "COPY (SELECT id, title, text, url, DATE '2024-03-05' AS date, {'views': 7, 'price': 12.50} AS more FROM texts) "
        f"TO '{folder / 'duckdb.parquet'}' (FORMAT parquet, COMPRESSION zstd)"
    )
    # As data sets of the hub are: a struct of what is known of the page, lists, a picture.
    nested = [
        {
            "text": article["text"],
            "tags": ["ماء", "قرى"],
            "metadata": {"title": article["title"], "url": article["url"], "date": time(article)},
            "image": {"bytes": b"\x89PNG\r\n\x1a\n\x00\x00", "path": None},
        }
        for article in ARTICLES
    ]
    for compression in ["brotli", "gzip", "lz4"]:
        table = pyarrow.Table.from_pylist(nested)
        pyarrow.parquet.write_table(table, folder / f"nested-{compression}.parquet", compression=compression)
    bytes_of = pyarrow.array([article["text"].encode("cp1256") for article in ARTICLES], pyarrow.binary())
    titles = [article["title"] for article in ARTICLES]
    numbers = pyarrow.table({"title": titles, "text": bytes_of})
    pyarrow.parquet.write_table(numbers, folder / "cp1256.parquet", version="1.0")
    pyarrow.parquet.write_table(pyarrow.table({"year": [2023, 2024]}), folder / "numbers.parquet")
    many = [dict(article, title=f"{article['title']} {number}") for number, article in zip(range(MANY), ARTICLES * MANY)]
    many = pyarrow.Table.from_pylist([{"title": row["title"], "text": row["text"]} for row in many])
    for version in ["1.0", "2.0"]:
        pyarrow.parquet.write_table(
            many,
            folder / f"many-{version[0]}.parquet",
            compression="none",
            use_dictionary=["text"],
            data_page_version=version,
            data_page_size=PAGE_BYTES,
            write_batch_size=10,
            row_group_size=GROUP,
            write_page_checksum=True,
        )


def sheets(folder):
    pandas.DataFrame(ARTICLES).to_excel(folder / "pandas.xlsx", index=False)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "أخبار"
    sheet.append(["أخبار شهر مارس"])
    sheet.merge_cells("A1:D1")
    sheet.append(["id", "title", "text", "date"])
    for article in ARTICLES:
        sheet.append([article["id"], article["title"], article["text"], time(article)])
    numbers = book.create_sheet("أرقام")
    numbers.append(["year", "count"])
    numbers.append([2024, 5])
    old = book.create_sheet("قديم")
    old.append(["العنوان", "النص", "التاريخ"])
    for article in ARTICLES:
        old.append([article["title"], article["text"], datetime.date(2020, 1, 2)])
    book.save(folder / "sheets.xlsx")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["title", "text"])
    for article in ARTICLES:
        sheet.append([article["title"], article["text"]])
    sheet["A3"] = '="مكتبة"&" متنقلة"'
    book.save(folder / "formula.xlsx")


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
    text = json.dumps(ARTICLES, ensure_ascii=False, indent=1)
    (folder / "articles.json").write_text(text + "\n", encoding="utf-8")
    parquet(folder)
    sheets(folder)


main()
