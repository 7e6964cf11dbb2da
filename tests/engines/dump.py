"""Writes the dump that the engines are held against: lines of JSON as scrapers write them, with one percent of what breaks readers."""

import json
import pathlib

RECORDS = 50_000

_PLACES = ["الميناء", "السوق القديم", "محطة القطار", "المكتبة العامة", "الحديقة الشمالية", "مصنع الزجاج", "جسر الوادي"]
_DEEDS = ["افتتح", "أغلق", "وسّع", "جدّد", "نظّف", "أنار", "سوّر"]
_SENTENCES = [
    "{deed} مجلس البلدة {place} بعد أعمال دامت {number} يوما، وشارك فيها عشرات المتطوعين من أهالي الحي.",
    "وقال رئيس المجلس إن الكلفة بلغت {number} ألفا، وإن المرحلة الثانية تبدأ قبل نهاية الفصل المقبل.",
    "وأوضح مهندس المشروع أن العمال عثروا قرب {place} على قناة حجرية قديمة، فنُقلت أحجارها إلى المتحف.",
    "وطالب سكان الشارع رقم {number} بموقف للسيارات، بينما رأى التجار أن الزبائن يصلون سيرا على الأقدام.",
    "ويتوقع القائمون على {place} أن يزوره نحو {number} شخص في الأسبوع الأول، معظمهم من القرى المجاورة.",
]
_TAIL = "\n\nاقرأ أيضا\n{deed} المجلس {place} للمرة الثانية\nشارك الخبر\nجميع الحقوق محفوظة"


def article(number: int) -> str:
    """A text of its own for each number: four to eight paragraphs, and in every third a tail that is no article."""
    at = {"number": number, "deed": _DEEDS[number % 7], "place": _PLACES[number // 7 % 7]}
    paragraphs = [_SENTENCES[(number + part) % 5].format(**at) for part in range(4 + number % 5)]
    return "\n\n".join(paragraphs) + (_TAIL.format(**at) if number % 3 == 0 else "")


def line(number: int) -> bytes:
    """A line without its end. One in a hundred has a fault or a sign that readers take for the end of a line."""
    record = {"id": f"n-{number}", "title": f"خبر البلدة رقم {number}", "text": article(number), "views": number}
    plain = json.dumps(record, ensure_ascii=False).encode()
    fault = _FAULTS.get(number % 700)
    return fault(plain) if fault else plain


def _inside(sign: bytes):
    """Puts a sign into the middle of the text, between two words."""

    def put(line: bytes) -> bytes:
        at = line.index(b" ", len(line) // 2)
        return line[:at] + sign + line[at:]

    return put


_FAULTS = {
    3: lambda line: line[: len(line) // 3],  # broken JSON
    103: _inside(b"\xff\xfe"),  # bad UTF-8
    203: lambda line: b"{\r" + line[1:] + b"\r",  # CR where JSON allows it, and before the line feed
    303: _inside("\u0085".encode()),  # NEL
    403: _inside("\u2028".encode()),
    503: lambda line: b'[1, "a", {}]',  # an array
    603: lambda line: b'{"id": "no article", "text": "nothing of it is Arabic"}',
}


def lines(count: int = RECORDS):
    return [line(number) for number in range(count)]


def write(path: pathlib.Path, count: int = RECORDS) -> "list[bytes]":
    """Writes the lines with a blank one after every thousand, and gives those that are not blank."""
    written = lines(count)
    with open(path, "wb") as file:
        for number, text in enumerate(written):
            file.write(text + b"\n")
            if number % 1000 == 999:
                file.write(b"\n \t\r\n")
    return written
