#!/usr/bin/env python3
"""Makes the seeds and dictionaries of the fuzz targets: seeds.py FOLDER.

Texts are those of the repository (tests/cases, tests/eval/raw, examples/dump); what no file shows is made here, in
sentences of our own. Each target gets FOLDER/TARGET/ and FOLDER/TARGET.dict.
"""

import bz2
import csv
import gzip
import io
import json
import lzma
import sys
import tarfile
import warnings
import zipfile
from email.message import EmailMessage
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 8192  # as run.sh tells the fuzzer; a longer seed would be cut anywhere
BETWEEN = b"\xff"

PARAGRAPHS = [
    "أعلنت بلدية وادي الزيتون أن أعمال ترميم السوق القديم تنتهي قبل الشتاء.",
    "وقال مدير المشروع إن القاعات الجديدة ستفتح أبوابها للزوار طوال أيام الأسبوع.",
    "اقرأ أيضا: افتتاح معرض الكتاب في المكتبة العامة",
    "ويأمل أصحاب المتاجر أن تعود الحياة إلى الشارع بعد سنوات من الإغلاق.",
    "المصدر: وكالة الأفق\nكلمات دلالية: السوق، البلدية، الترميم",
]
ARTICLE = "ترميم السوق القديم في وادي الزيتون\n" + "\n".join(PARAGRAPHS)


def files(*patterns):
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            content = path.read_bytes()
            if path.is_file() and 0 < len(content) <= MOST_BYTES:
                yield content


def texts():
    yield ARTICLE.encode()
    yield from files("tests/eval/raw/*.txt", "tests/cases/*/input.txt", "examples/dump/**/*.txt")


def pages():
    yield from files("tests/eval/raw/*.html", "tests/cases/*/input.html", "examples/dump/**/*.html")
    linked = json.dumps({"@type": "NewsArticle", "headline": PARAGRAPHS[0], "articleBody": ARTICLE})
    yield (
        '<!doctype html><meta charset="windows-1256"><title>خبر - موقع</title>'
        f'<script type="application/ld+json">{linked}</script>'
        f'<nav><ul><li><a href="/">الرئيسية</a></ul></nav><article><h1>خبر</h1><p>{PARAGRAPHS[0]}<br>'
        f'{PARAGRAPHS[1]}<p>{PARAGRAPHS[3]}</article><aside><a href="/x">عنوان آخر</a></aside><plaintext>آخر'
    ).encode()
    yield f"<table><tr><td>{PARAGRAPHS[0]}<td>&nbsp;&laquo;{PARAGRAPHS[1]}&raquo;</table>".encode("cp1256")


def messages():
    page = f"<html><title>خبر</title><p>{PARAGRAPHS[0]}<p>{PARAGRAPHS[1]}</html>"
    plain = EmailMessage()
    plain["Subject"], plain["From"], plain["Message-ID"] = "خبر", "كاتب <a@news.example>", "<1@news.example>"
    plain.set_content(ARTICLE)
    yield bytes(plain)
    both = EmailMessage()
    both["Subject"], both["To"] = "خبر", "b@news.example"
    both.set_content(PARAGRAPHS[0])
    both.add_alternative(page, subtype="html")
    both.add_attachment(plain)
    yield bytes(both)
    yield b"From a@news.example Tue Mar  5 10:15:00 2024\n" + bytes(plain) + b"\nFrom b@x Tue Mar  5 10:16:00 2024\n" + bytes(both)
    yield (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/1\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n{page}\r\n--b--\r\n'
    ).encode()


def markdown():
    yield from files("tests/cases/*/input.md", "examples/dump/**/*.md")
    head = "Title: خبر\n\nURL Source: https://x.example/1\n\nMarkdown Content:\n"
    front = "---\ntitle: \"خبر: أول\"\ntags: [أ, ب]\nx:\n  - y: z\n---\n"
    body = (
        f"[![صورة](a (1).png)](/) [الرئيسية](<a b.html> \"x\")\n\n# خبر {{#id .x}}\n\n**{PARAGRAPHS[0]}**\n\n    {PARAGRAPHS[1]}\n\n"
        f"عنوان\n---\n* [أول](/1)\n  + ثان\n{PARAGRAPHS[3]}\n\n| أ | ب |\n|---|---|\n| ج |\n\n::: {{.x}}\n> نص[^1]\n:::\n\n"
        "[\n\n### بطاقة\n\n](/2)\n\n[1]: https://x.example\n```\nنص\n"
    )
    yield (head + body).encode()
    yield (front + body).encode()
    yield f"+++\ntitle = \"خبر\"\n+++\n{body}".encode()
    yield f"العنوان: خبر\nالتاريخ: 2024-03-05\n\n{ARTICLE}".encode("cp1256")


def records():
    for number, paragraph in enumerate(PARAGRAPHS):
        yield {"id": number, "title": paragraph[:30], "body": paragraph + "\n" + ARTICLE, "tags": ["أ", "ب"]}


def values():
    yield from files("examples/dump/**/*.jsonl", "examples/dump/**/*.json")
    rows = list(records())[:3]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    yield lines.encode()
    yield lines.replace('"tags"', "tags,,").encode()
    yield json.dumps(rows).encode()
    yield json.dumps({"status": "ok", "articles": rows}, ensure_ascii=False, indent=1).encode()
    yield ('[{"body": NaN, "views": 1e999},' + json.dumps(rows[0]) + ',{"text":"' + PARAGRAPHS[0]).encode()
    yield b'{"a":{"b":[[[[{"content":"<p>' + PARAGRAPHS[1].encode() + b'</p>\\ud800"}]]]]}} {"x":1}'
    yield ("\ufeff" + json.dumps(PARAGRAPHS, ensure_ascii=False)).encode("utf-16-le")


def tables():
    for delimiter in ",;\t|":
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter)
        writer.writerow(["id", "العنوان", "body", "date"])
        for row in records():
            writer.writerow([row["id"], row["title"], row["body"], "2024-11-04"])
        yield out.getvalue().encode()[:MOST_BYTES]
    yield f'id,body\n1,"{PARAGRAPHS[0]}\n2,{PARAGRAPHS[1]}\nid,body\n3,a,b,c\n4,"x ""y"" z"\r\n'.encode()
    yield f"1\t{PARAGRAPHS[0]}\n2\t{PARAGRAPHS[1]}\n".encode("cp1256")


def web_archives():
    def record(kind, content, more="", length=None):
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://a.example/1\r\n{more}"
        length = len(content) if length is None else length
        return f"{head}Content-Length: {length}\r\n\r\n".encode() + content + b"\r\n\r\n"

    def answer(body, *headers, status="200 OK"):
        return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode() + body

    page = f"<html><body><h1>خبر</h1><p>{PARAGRAPHS[0]}<p>{PARAGRAPHS[1]}".encode()
    html = "Content-Type: text/html; charset=utf-8"
    http = "Content-Type: application/http; msgtype=response\r\n"
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    packed = gzip.compress(page, mtime=0)
    yield record("warcinfo", b"software: x\r\n") + record("response", answer(page, html), http)
    yield record("response", answer(chunked, html, "Transfer-Encoding: chunked"), http)
    yield record("response", answer(packed, html, "Content-Encoding: gzip"), http)
    yield record("response", answer(b"", "Location: /", status="301 Moved"), http) + record("request", b"GET / HTTP/1.1")
    yield record("conversion", ARTICLE.encode(), "Content-Type: text/plain\r\n") * 2
    yield record("resource", page, "Content-Type: text/html\r\n", length=len(page) + 7) + record("revisit", b"")
    yield b"junk\n" + record("conversion", PARAGRAPHS[0].encode())[:-40] + record("conversion", PARAGRAPHS[1].encode())


def elements():
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    page = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:2])
    items = "".join(
        f"<item><title>{paragraph[:30]}</title><link>https://x.example/?a=1&amp;b=2</link><dc:creator>سمير</dc:creator>"
        f"<category>سوق</category><content:encoded><![CDATA[{page}]]></content:encoded></item>"
        for paragraph in PARAGRAPHS[:3]
    )
    yield f"{head}<rss><channel><title>موقع</title>{items}</channel></rss>".encode()
    yield f"<items>{items}</items>".replace("</title>", "", 1).replace("]]>", "", 1).encode()
    yield f"<feed><entry><title>خبر</title><link rel='alternate' href='/1'/><content>{page}</content></entry></feed>".encode()
    yield (
        f"<DOC id=\"A.1\" type=story>\n<HEADLINE>\nخبر\n<DATELINE>عمان 5-3 (وكالة) -</DATELINE>\n<TEXT>\n<P>\n{PARAGRAPHS[0]}\n"
        f"<P>{PARAGRAPHS[1]} 5 < 6 & 7\n</TEXT>\n</DOC>\n<DOC><DOCNO> 2 </DOCNO><TEXT>{PARAGRAPHS[3]}</DOC>"
    ).encode("cp1256")
    yield (
        "<TEI><teiHeader><fileDesc><titleStmt><title>خبر</title></titleStmt></fileDesc></teiHeader><text><body><div>"
        f"<head rend='h2'>عنوان</head><p>{PARAGRAPHS[0]}<lb/><ref target='/2'>آخر</ref></p><list><item>أ</item></list></div></body></text></TEI>"
    ).encode()
    yield f"<!DOCTYPE a [<!ENTITY b \"c\">]><a><row><field name='title'>خبر</field><field name='body'>&b;{PARAGRAPHS[0]}</field></row></a>".encode()
    yield f"<news><story id='1' title='خبر' body='{PARAGRAPHS[0]}'/><story id='2' title='آخر' body='{PARAGRAPHS[1]}'/></news>".encode("utf-16")


def tar(members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "../x"
        archive.addfile(link)
    return out.getvalue().rstrip(b"\0") + b"\0" * 1024


def zipped(members, method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        # A name that comes twice is what is wanted.
        warnings.simplefilter("ignore", UserWarning)
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def archives():
    members = [
        ("a.txt", ARTICLE.encode()),
        ("../x/خبر.html", next(pages())),
        ("b.jsonl", next(values())),
    ]
    small = [(name, content[:700]) for name, content in members]
    yield tar(small)
    yield tar([("n" * 150 + ".txt", PARAGRAPHS[0].encode())])
    yield zipped(members, zipfile.ZIP_DEFLATED)
    yield zipped(small + small[:1], zipfile.ZIP_STORED)
    yield zipped(members, zipfile.ZIP_DEFLATED)[:-60]
    yield zipped([("inner.tar", tar(small[:1])), ("inner.zip", zipped(small, zipfile.ZIP_STORED))], zipfile.ZIP_DEFLATED)
    yield gzip.compress(tar(small), mtime=0)


def compressed():
    for content in (ARTICLE.encode(), ARTICLE.encode() * 9):
        for pack in (lambda data: gzip.compress(data, mtime=0), bz2.compress, lzma.compress):
            yield pack(content)
    # zstd is not in every Python's library: a frame of one raw block.
    text = PARAGRAPHS[0].encode()
    yield b"\x28\xb5\x2f\xfd\x20" + bytes([len(text)]) + (len(text) << 3 | 1).to_bytes(3, "little") + text
    yield gzip.compress(text, mtime=0) + b"junk" + gzip.compress(text, mtime=0)


def encodings():
    text = ARTICLE
    for name in ("utf-8", "cp1256", "iso-8859-6", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"):
        yield text.encode(name, "ignore")
    yield text.encode().decode("cp1252", "ignore").encode()
    yield text.encode().decode("cp1256", "ignore").encode()
    yield text.encode()[1:] + b"\xc7\xe1"
    yield from list(pages())[-2:]


def rows():
    for table in sorted(ROOT.glob("src/lexicon/*.tsv")):
        lines = [line for line in table.read_text().splitlines() if line and not line.startswith("# ")]
        # Known phrases are refused: a letter more makes them new.
        fresh = ["س" + line for line in lines[1:6]]
        yield "\n".join(lines[:3]).encode()
        yield "\n".join(fresh).encode()


def neighbours():
    for mode in range(11):
        pieces = [b"bad, \"line\" {", *(paragraph.encode() for paragraph in PARAGRAPHS[:4])]
        yield bytes([mode]) + BETWEEN.join(pieces)


def phrases():
    for table in sorted(ROOT.glob("src/lexicon/*.tsv")):
        for line in table.read_text().splitlines():
            if line and not line.startswith("# "):
                yield line.split("\t")[0]
    yield from ("\u202b", "\ufeff", "\u2028", "\u0640", "ﻻ", "٢٠٢٤", "10:20", " | ", "...", "»", "• ", "12 يوليو 2015")


def words(text):
    return text.split()


MARKUP = words(
    "<p> </p> <br> <div> </div> <h1> <article> <aside> <nav> <ul> <li> <a></a> <table> <tr> <td> <script> <style> <template> "
    "<svg> <math> <select> <plaintext> <!-- --> <![CDATA[ &nbsp; &#x202e; &lt; class= id= role= href= hidden "
    "itemprop=articleBody property=og:title content= <meta> <title> <noscript> <button> <time> datetime="
)
MARKS = words("](/a) [ ![ ** * _ # ## - > ``` ::: {.x} <div> <!-- | |---|---| === --- +++ [1]: [^1] \\") + [
    "\n\n", "\n    ", "Title: ", "URL Source: ", "Markdown Content:\n", "العنوان: ", "title: ", "tags: [",
]
MIME_WORDS = words(
    "From: Subject: Message-ID: Content-Type: multipart/related multipart/mixed multipart/alternative text/html text/plain "
    "message/rfc822 boundary= charset= start= format=flowed Content-Transfer-Encoding: base64 quoted-printable "
    "Snapshot-Content-Location: Content-Location: =?utf-8?B? =D8=A7 --b --b--"
) + ["\r\n\r\n", "\n\n", "\nFrom a@b Tue Mar  5 10:15:00 2024\n"]
JSON_WORDS = words('{ } [ ] : , "body" "title" "id" "articles" "text" \\u0000 \\ud800 null true NaN 1e999 "[{" "}]"')
ELEMENT_WORDS = words(
    "<?xml <!-- --> <![CDATA[ ]]> <!DOCTYPE <!ENTITY <rss> <channel> <item> </item> <feed> <entry> </entry> <title> </title> <text> </text> "
    "<body> </body> <DOC> </DOC> <TEXT> </TEXT> <P> <p> </p> <TEI> <nitf> <newsItem> <row> <field name= <value> </value> <a/> &amp; &#1575; &own; < & />"
)
WARC_WORDS = words(
    "WARC/1.0 WARC-Type: response conversion resource Content-Length: Content-Type: text/plain HTTP/1.1 "
    "Transfer-Encoding: chunked Content-Encoding: gzip charset= WARC-Target-URI:"
) + ["\r\n\r\n", "\n\n"]

TARGETS = {
    "archive": (archives, ["PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "ustar", "././@LongLink"]),
    "clean": (texts, phrases),
    "compression": (lambda: (content + b"\0" for content in compressed()), ["BZh9", "7zXZ"]),
    "csv": (tables, ['""', '","', '"\n"', "\r\n", ";", "\t", "|", "id,body", "العنوان"]),
    "decode": (encodings, ["charset=", "<meta", "windows-1256", "utf-8", "encoding="]),
    "html": (pages, MARKUP),
    "json": (values, JSON_WORDS),
    "lexicon": (rows, words("keep read-also share whole label prefix suffix inside # none count") + ["\t"]),
    "markdown": (markdown, MARKS),
    "mime": (messages, MIME_WORDS),
    "neighbours": (neighbours, JSON_WORDS + WARC_WORDS + ['"', "\n", "\t", ","]),
    "parquet": (lambda: files("tests/cli/tables/*.parquet"), ["PAR1", "PARE"]),
    "segment": (texts, phrases),
    "text": (texts, phrases),
    "warc": (web_archives, WARC_WORDS),
    "xml": (elements, ELEMENT_WORDS),
}
# The last byte of these says what is done with the others.
ROUND_TRIPS = {"compression": [bytes([200, mode]) for mode in (4, 5, 6, 7, 12, 13, 14, 15)]}


def escaped(word):
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode("latin-1" if word.isascii() else "utf-8")) + '"'


def main(folder):
    for target, (seeds, dictionary) in TARGETS.items():
        place = folder / target
        place.mkdir(parents=True, exist_ok=True)
        contents = list(seeds()) + [PARAGRAPHS[0].encode() + end for end in ROUND_TRIPS.get(target, [])]
        for number, content in enumerate(contents):
            if len(content) <= MOST_BYTES:
                (place / f"seed-{number:03}").write_bytes(content)
        entries = dictionary() if callable(dictionary) else dictionary
        (folder / f"{target}.dict").write_text("".join(escaped(word) + "\n" for word in dict.fromkeys(entries)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
