//! Words that stand in dates: month names of all Arabic families, weekdays, clock words, labels. Spelt as folding
//! leaves them. It does not parse; `date` does.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Gregorian month names: Egyptian and Gulf, Levantine, Maghrebi, English.
const MONTHS: &[(&str, u32)] = &[
    ("يناير", 1),
    ("كانون الثاني", 1),
    ("جانفي", 1),
    ("january", 1),
    ("jan", 1),
    ("فبراير", 2),
    ("شباط", 2),
    ("فيفري", 2),
    ("february", 2),
    ("feb", 2),
    ("مارس", 3),
    ("اذار", 3),
    ("march", 3),
    ("mar", 3),
    ("ابريل", 4),
    ("نيسان", 4),
    ("افريل", 4),
    ("april", 4),
    ("apr", 4),
    ("مايو", 5),
    ("ايار", 5),
    ("ماي", 5),
    ("may", 5),
    ("يونيو", 6),
    ("يونيه", 6),
    ("حزيران", 6),
    ("جوان", 6),
    ("june", 6),
    ("jun", 6),
    ("يوليو", 7),
    ("يوليه", 7),
    ("تموز", 7),
    ("جويليه", 7),
    ("يوليوز", 7),
    ("july", 7),
    ("jul", 7),
    ("اغسطس", 8),
    ("اب", 8),
    ("اوت", 8),
    ("غشت", 8),
    ("august", 8),
    ("aug", 8),
    ("سبتمبر", 9),
    ("ايلول", 9),
    ("شتنبر", 9),
    ("september", 9),
    ("sep", 9),
    ("sept", 9),
    ("اكتوبر", 10),
    ("تشرين الاول", 10),
    ("october", 10),
    ("oct", 10),
    ("نوفمبر", 11),
    ("تشرين الثاني", 11),
    ("نونبر", 11),
    ("november", 11),
    ("nov", 11),
    ("ديسمبر", 12),
    ("كانون الاول", 12),
    ("دجنبر", 12),
    ("december", 12),
    ("dec", 12),
];

/// Months of the Hijri calendar.
const HIJRI: &[&str] = &[
    "محرم",
    "صفر",
    "ربيع الاول",
    "ربيع الاخر",
    "ربيع الثاني",
    "جمادي الاولي",
    "جمادي الاخره",
    "جمادي الثانيه",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعده",
    "ذي القعده",
    "ذو الحجه",
    "ذي الحجه",
];

/// Days of the week.
const WEEKDAYS: &[&str] = &[
    "السبت",
    "الاحد",
    "الاثنين",
    "الثلاثاء",
    "الاربعاء",
    "الخميس",
    "الجمعه",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

/// Units of relative times.
const TIME_UNITS: &[&str] = &[
    "دقيقه",
    "دقائق",
    "ساعه",
    "ساعات",
    "ساعتين",
    "يوم",
    "يومين",
    "ايام",
    "اسبوع",
    "اسبوعين",
    "اسابيع",
    "شهر",
    "شهرين",
    "اشهر",
    "سنه",
    "سنتين",
    "سنوات",
];

/// Halves of the day.
const MORNING: &[&str] = &["ص", "صباحا", "am"];
const AFTERNOON: &[&str] = &["م", "مساء", "pm", "ظهرا", "عصرا", "ليلا"];

/// What stands behind a clock of universal time.
const UNIVERSAL_TIME: &[&str] = &["gmt", "utc", "غرينتش", "جرينتش", "غرينيتش"];

/// Words that stand around dates without being one: labels, eras, clock words, cities of clocks.
const FILLERS: &[&str] = &[
    "عدد",
    "القراءات",
    "القراء",
    "المشاهدات",
    "الزيارات",
    "مشاهده",
    "قراءه",
    "يوم",
    "اليوم",
    "الموافق",
    "الساعه",
    "هـ",
    "ه",
    "هجري",
    "ميلادي",
    "ميلاديه",
    "بتوقيت",
    "توقيت",
    "مكه",
    "القاهره",
    "ابوظبي",
    "المحلي",
    "تاريخ",
    "التاريخ",
    "بتاريخ",
    "النشر",
    "نشر",
    "تم",
    "نشره",
    "في",
    "اخر",
    "تحديث",
    "محدثه",
    "التحديث",
    "حدث",
    "اضيف",
    "منذ",
    "قبل",
    "دقيقه",
    "دقائق",
    "ساعه",
    "ساعات",
    "ساعتين",
    "يومين",
    "ايام",
    "اسبوع",
    "اسابيع",
    "شهر",
    "شهرين",
    "اشهر",
    "سنه",
    "سنوات",
    "سنتين",
    "published",
    "on",
    "at",
    "updated",
    "date",
    "time",
    "عند",
    "st",
    "nd",
    "rd",
    "th",
    "t",
    "z",
];

/// The month (1 to 12) that a folded word names in the Gregorian calendar: Egyptian and Gulf, Levantine,
/// Maghrebi and English names. Two-word names are given with one space.
pub(super) fn gregorian(word: &str) -> Option<u32> {
    MONTHS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|&(_, month)| month)
}

/// Whether a folded word (or two, with one space) names a month of the Hijri calendar.
pub(super) fn is_hijri(word: &str) -> bool {
    HIJRI.contains(&word)
}

/// Whether a folded word is a weekday.
pub(super) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word)
}

/// First words of the names of months.
static MONTH_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let names = MONTHS
        .iter()
        .map(|(name, _)| *name)
        .chain(HIJRI.iter().copied());
    names.filter_map(|name| name.split(' ').next()).collect()
});

/// Whether a folded word is a month, or the first of two that are.
pub(super) fn begins_month(word: &str) -> bool {
    MONTH_WORDS.contains(word)
}

/// Words that dates are made of, of two the first.
static DATE_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let months = MONTH_WORDS.iter().copied();
    let others = [
        WEEKDAYS,
        FILLERS,
        TIME_UNITS,
        MORNING,
        AFTERNOON,
        UNIVERSAL_TIME,
    ];
    months
        .chain(others.into_iter().flatten().copied())
        .collect()
});

/// Whether a folded word is one of those that dates are made of, or the first of two.
pub(super) fn begins_date(word: &str) -> bool {
    DATE_WORDS.contains(word)
}

/// Half of the day that a folded word names: `Some(true)` for the afternoon.
pub(super) fn is_afternoon(word: &str) -> Option<bool> {
    let afternoon = AFTERNOON.contains(&word);
    (afternoon || MORNING.contains(&word)).then_some(afternoon)
}

/// Whether a folded word says that a clock shows universal time.
pub(super) fn is_universal_time(word: &str) -> bool {
    UNIVERSAL_TIME.contains(&word)
}

/// Whether a folded word stands around dates without being one: labels, eras, clock words.
pub(super) fn is_date_filler(word: &str) -> bool {
    FILLERS.contains(&word)
}

/// Whether a folded word is a unit of the relative times that lists print (`قبل 12 دقيقة`).
pub(super) fn is_time_unit(word: &str) -> bool {
    TIME_UNITS.contains(&word)
}
