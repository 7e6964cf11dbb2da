//! ISO 8601 as our records spell it: whether a text is such a date. Dates of pages are read in `reading`.

/// Whether a text is a day of the calendar as `YYYY-MM-DD`, perhaps with `THH:MM`, seconds and their fraction behind
/// it, and behind these `Z` or an offset.
pub fn is_iso(text: &str) -> bool {
    let (day, clock) = match text.split_once('T') {
        None => (text, None),
        Some((day, clock)) => (day, Some(clock)),
    };
    is_day(day) && clock.is_none_or(is_clock)
}

fn is_day(text: &str) -> bool {
    let Some([year, month, day]) = split(text, '-') else {
        return false;
    };
    let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2))
    else {
        return false;
    };
    let narrow = |number: u16| i8::try_from(number).ok();
    match (i16::try_from(year), narrow(month), narrow(day)) {
        (Ok(year), Some(month), Some(day)) => jiff::civil::Date::new(year, month, day).is_ok(),
        _ => false,
    }
}

fn is_clock(text: &str) -> bool {
    let (clock, zone) = match text.find(['Z', '+', '-']) {
        None => (text, "Z"),
        Some(at) => text.split_at(at),
    };
    let (clock, fraction) = match clock.split_once('.') {
        None => (clock, None),
        Some((clock, fraction)) => (clock, Some(fraction)),
    };
    let time = match split(clock, ':') {
        Some([hour, minute, second]) => {
            is_hour_and_minute(hour, minute) && digits(second, 2).is_some_and(|second| second <= 60)
        }
        None => fraction.is_none() && is_short_clock(clock),
    };
    let fraction =
        fraction.is_none_or(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit()));
    time && fraction && (zone == "Z" || zone.get(1..).is_some_and(is_short_clock))
}

fn is_short_clock(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(hour, minute)| is_hour_and_minute(hour, minute))
}

fn is_hour_and_minute(hour: &str, minute: &str) -> bool {
    digits(hour, 2).is_some_and(|hour| hour < 24)
        && digits(minute, 2).is_some_and(|minute| minute < 60)
}

/// The three parts of a text.
fn split(text: &str, at: char) -> Option<[&str; 3]> {
    let mut parts = text.split(at);
    let found = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(found)
}

/// The value of so many ASCII digits.
fn digits(text: &str, count: usize) -> Option<u16> {
    let all = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| all)
}

#[cfg(test)]
mod tests {
    use super::is_iso;
    use crate::text::dates::Dates;

    #[test]
    fn days_and_clocks_are_told_from_what_looks_like_them() {
        for right in [
            "2024-11-04",
            "2024-02-29",
            "1850-01-01T00:00",
            "2024-11-04T23:59Z",
            "2024-11-04T10:15:30",
            "2024-11-04T10:15:30.250+03:00",
        ] {
            assert!(is_iso(right), "{right}");
        }
        for wrong in [
            "",
            "2024",
            "2023-02-29",
            "2024-13-01",
            "2024-1-4",
            "24-11-04",
            "2024-11-04 10:15",
            "2024-11-04T",
            "2024-11-04T24:00",
            "2024-11-04T10:60",
            "2024-11-04T10:15.5",
            "2024-11-04T10:15+3",
            "2024-11-04-",
            "٢٠٢٤-١١-٠٤",
            "+024-11-04",
        ] {
            assert!(!is_iso(wrong), "{wrong}");
        }
    }

    #[test]
    fn what_we_read_from_pages_is_spelt_so() {
        for page in [
            "الاثنين 4 نوفمبر 2024 - 10:15",
            "24 نيسان / أبريل 2020",
            "2021/3/5 09:30 بتوقيت غرينتش",
        ] {
            let date = Dates::read(page).first().unwrap();
            assert!(is_iso(&date), "{page}: {date}");
        }
    }
}
