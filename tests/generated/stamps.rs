//! Dates as sites print them, in the month names of four regions, with and without label, weekday and clock. It does
//! not say what they mean.

use jiff::civil::{Weekday, date};

use super::dice::Dice;

const MONTHS: [(&str, [&str; 12]); 4] = [
    (
        "egypt",
        [
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
    ),
    (
        "gulf",
        [
            "يناير",
            "فبراير",
            "مارس",
            "إبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
    ),
    (
        "levant",
        [
            "كانون الثاني",
            "شباط",
            "آذار",
            "نيسان",
            "أيار",
            "حزيران",
            "تموز",
            "آب",
            "أيلول",
            "تشرين الأول",
            "تشرين الثاني",
            "كانون الأول",
        ],
    ),
    (
        "maghreb",
        [
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "ماي",
            "يونيو",
            "يوليوز",
            "غشت",
            "شتنبر",
            "أكتوبر",
            "نونبر",
            "دجنبر",
        ],
    ),
];

/// A day with its names.
struct Day {
    weekday: &'static str,
    day: usize,
    month: usize,
    name: &'static str,
    year: usize,
    clock: String,
}

/// A date line above an article.
pub(super) fn stamp(dice: &mut Dice, calendar: &str) -> String {
    let on = day(dice, calendar);
    let half = if dice.percent(50) { "ص" } else { "م" };
    let long = format!("{} {} {} {}", on.weekday, on.day, on.name, on.year);
    let short = format!("{:02}/{:02}/{}", on.day, on.month, on.year);
    let label = dice.pick(&["تاريخ النشر", "نشر في", "آخر تحديث", "نشر بتاريخ"]);
    match dice.below(10) {
        0 => long,
        1 => format!("{} {} {} - {}", on.day, on.name, on.year, on.clock),
        2 => format!("{label}: {short} {}", on.clock),
        3 => format!(
            "{}، {} {} {} {} {half}",
            on.weekday, on.day, on.name, on.year, on.clock
        ),
        4 => eastern(&long),
        5 => format!("{}-{:02}-{:02} {}", on.year, on.month, on.day, on.clock),
        6 => format!("{long} - {}", on.clock),
        7 => format!("{label} {} {} {}", on.day, on.name, on.year),
        8 => format!("منذ {} ساعات", dice.between(3, 10)),
        _ => format!("{} {half} | {}", on.clock, long),
    }
}

/// A date as lists print it under headlines.
pub(super) fn brief(dice: &mut Dice, calendar: &str) -> String {
    let on = day(dice, calendar);
    match dice.below(4) {
        0 => format!("{} {}، {}", on.day, on.name, on.year),
        1 => format!("{} {} {}", on.day, on.name, on.year),
        2 => format!("{}/{}/{}", on.day, on.month, on.year),
        _ => format!("{} {} {} - {}", on.day, on.name, on.year, on.clock),
    }
}

/// A weekday and the day, as aggregators put them into sentences.
pub(super) fn of_frame(dice: &mut Dice, calendar: &str) -> String {
    let on = day(dice, calendar);
    format!(
        "ليوم {} الموافق {} {} {} {} مساءً",
        on.weekday, on.day, on.name, on.year, on.clock
    )
}

fn day(dice: &mut Dice, calendar: &str) -> Day {
    let (year, month, day) = (
        dice.between(2012, 2025),
        dice.between(1, 12),
        dice.between(1, 28),
    );
    let names = MONTHS.iter().find(|(name, _)| *name == calendar).unwrap();
    Day {
        weekday: weekday(year, month, day),
        day,
        month,
        name: names.1[month - 1],
        year,
        clock: format!("{:02}:{:02}", dice.between(1, 12), dice.between(10, 59)),
    }
}

fn weekday(year: usize, month: usize, day: usize) -> &'static str {
    let on = date(
        i16::try_from(year).unwrap(),
        i8::try_from(month).unwrap(),
        i8::try_from(day).unwrap(),
    );
    match on.weekday() {
        Weekday::Saturday => "السبت",
        Weekday::Sunday => "الأحد",
        Weekday::Monday => "الاثنين",
        Weekday::Tuesday => "الثلاثاء",
        Weekday::Wednesday => "الأربعاء",
        Weekday::Thursday => "الخميس",
        Weekday::Friday => "الجمعة",
    }
}

fn eastern(text: &str) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d));
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}
