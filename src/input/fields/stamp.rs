//! Dates as machines write them into fields: seconds or milliseconds since 1970, and digits without signs between them.
//! Anything else stays as it is, for the reader of dates.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;

/// Years that a date of the news can have; a number that gives another is no date.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;
/// Numbers of seconds that are taken for a time: from March 1973 on, in nine digits or ten.
const SECONDS: std::ops::Range<i64> = 100_000_000..10_000_000_000;

/// The date in ISO 8601 where the field holds a machine's stamp, else the text itself.
pub(super) fn spelled_out(text: &str) -> String {
    let stamp = text.trim();
    // Twelve digits may be a day with a clock, or milliseconds of the last century: the day is likelier.
    compact(stamp)
        .or_else(|| epoch(stamp))
        .unwrap_or_else(|| text.to_owned())
}

/// `1709633700`, `1709633700.25`, `1709633700000`
fn epoch(stamp: &str) -> Option<String> {
    let (whole, fraction) = stamp.split_once('.').unwrap_or((stamp, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let units = [1, 1_000, 1_000_000];
    let seconds = units.map(|unit| number / unit);
    let second = seconds.into_iter().find(|at| SECONDS.contains(at))?;
    let at = Timestamp::from_second(second).ok()?;
    let at = Offset::UTC.to_datetime(at);
    Some(format!("{}T{}Z", at.date(), at.time()))
}

/// `20240305`, `20240305101500`, `20240305T101500Z`, `20240305T1015+0300`
fn compact(stamp: &str) -> Option<String> {
    let length = stamp.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, behind) = stamp.split_at(length);
    let (day, clock) = match length {
        8 => match behind.strip_prefix(['T', 't']) {
            Some(clock) => (digits, clock),
            None if behind.is_empty() => (digits, ""),
            None => return None,
        },
        12 | 14 if behind.is_empty() => digits.split_at(8),
        _ => return None,
    };
    let part = |text: &str, from: usize| text.get(from..from + 2)?.parse::<i8>().ok();
    let year = day.get(..4)?.parse().ok()?;
    let day = Date::new(year, part(day, 4)?, part(day, 6)?).ok()?;
    if !YEARS.contains(&year) {
        return None;
    }
    if clock.is_empty() {
        return Some(day.to_string());
    }
    let second = part(clock, 4).unwrap_or(0);
    let time = Time::new(part(clock, 0)?, part(clock, 2)?, second, 0).ok()?;
    let zone = if clock.ends_with(['Z', 'z']) { "Z" } else { "" };
    Some(format!("{day}T{time}{zone}"))
}

#[cfg(test)]
mod tests {
    use super::spelled_out;

    #[test]
    fn stamps_are_spelled_out() {
        for (stamp, date) in [
            ("1709633700", "2024-03-05T10:15:00Z"),
            ("1709633700.5", "2024-03-05T10:15:00Z"),
            ("1709633700000", "2024-03-05T10:15:00Z"),
            ("1709633700000000", "2024-03-05T10:15:00Z"),
            ("100000000", "1973-03-03T09:46:40Z"),
            ("20240305", "2024-03-05"),
            ("20240305T101500Z", "2024-03-05T10:15:00Z"),
            ("20240305T1015", "2024-03-05T10:15:00"),
            ("20240305101500", "2024-03-05T10:15:00"),
            ("202403051015", "2024-03-05T10:15:00"),
        ] {
            assert_eq!(spelled_out(stamp), date);
        }
    }

    #[test]
    fn other_texts_stay() {
        for text in [
            "2024-03-05",
            "5 مارس 2024",
            "99999999",
            "20241305",
            "18991231",
            "21010101",
            "20240305 x",
            "2024",
            "12.5.2024",
            "",
        ] {
            assert_eq!(spelled_out(text), text);
        }
    }
}
