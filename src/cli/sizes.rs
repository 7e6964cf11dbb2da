//! Sizes and limits as people type them: `64M`, `10`, `5%`.

/// A number of bytes: digits with K, M or G for powers of 1024.
pub(crate) fn parse_bytes(text: &str) -> Result<usize, String> {
    let digits = text.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
    let unit = match text[digits.len()..]
        .to_ascii_uppercase()
        .trim_end_matches("IB")
        .trim_end_matches('B')
    {
        "" => 1,
        "K" => 1 << 10,
        "M" => 1 << 20,
        "G" => 1 << 30,
        other => return Err(format!("unknown unit {other:?}; use K, M or G")),
    };
    let number: usize = digits
        .parse()
        .map_err(|_| String::from("give a whole number, such as 64M"))?;
    match number.checked_mul(unit) {
        Some(0) | None => Err(String::from("is out of range")),
        Some(bytes) => Ok(bytes),
    }
}

/// A number of things, or a share of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Limit {
    /// An absolute number.
    Count(u64),
    /// A share, from 0 to 100.
    Percent(f64),
}

impl Limit {
    /// Whether `count` out of `all` is above the limit; a count equal to the limit is not.
    pub(crate) fn is_crossed(self, count: u64, all: u64) -> bool {
        match self {
            Self::Count(limit) => count > limit,
            Self::Percent(limit) => count as f64 * 100.0 > limit * all as f64,
        }
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Count(limit) => limit.fmt(f),
            Self::Percent(limit) => write!(f, "{limit}%"),
        }
    }
}

/// `N` or `P%`.
pub(crate) fn parse_limit(text: &str) -> Result<Limit, String> {
    let wrong = || String::from("give a number, such as 10, or a share, such as 5%");
    match text.strip_suffix('%') {
        None => text.parse().map(Limit::Count).map_err(|_| wrong()),
        Some(share) => match share.parse::<f64>() {
            Ok(share) if (0.0..=100.0).contains(&share) => Ok(Limit::Percent(share)),
            _ => Err(wrong()),
        },
    }
}

/// A share, in parts of a hundred.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Share(f64);

impl Share {
    /// As a number from 0 to 1.
    pub(crate) fn of_one(self) -> f64 {
        self.0 / 100.0
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}%", self.0)
    }
}

/// `P%`.
pub(crate) fn parse_share(text: &str) -> Result<Share, String> {
    match parse_limit(text) {
        Ok(Limit::Percent(share)) => Ok(Share(share)),
        _ => Err(String::from("give a share, such as 5%")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Limit, parse_bytes, parse_limit, parse_share};

    #[test]
    fn a_share_has_its_sign() {
        assert_eq!(parse_share("50%").unwrap().of_one(), 0.5);
        assert_eq!(parse_share("100%").unwrap().of_one(), 1.0);
        assert_eq!(parse_share("0%").unwrap().of_one(), 0.0);
        for wrong in ["0.5", "50", "100.1%", "-0.1%", "NaN%", "%"] {
            assert!(parse_share(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn units_are_powers_of_1024() {
        assert_eq!(parse_bytes("10"), Ok(10));
        assert_eq!(parse_bytes("2k"), Ok(2048));
        assert_eq!(parse_bytes("3MiB"), Ok(3 << 20));
        for wrong in ["", "M", "-1", "1T", "0", "99999999999G"] {
            assert!(parse_bytes(wrong).is_err(), "{wrong}");
        }
        assert_eq!(parse_bytes(&usize::MAX.to_string()), Ok(usize::MAX));
        let gigabytes = usize::MAX >> 30;
        assert_eq!(parse_bytes(&format!("{gigabytes}G")), Ok(gigabytes << 30));
        assert!(parse_bytes(&format!("{}G", gigabytes + 1)).is_err());
    }

    #[test]
    fn a_limit_is_crossed_above_it() {
        assert!(!Limit::Count(2).is_crossed(2, 100) && Limit::Count(2).is_crossed(3, 100));
        assert!(!Limit::Count(0).is_crossed(0, 0) && Limit::Count(0).is_crossed(1, 1));
        assert!(!Limit::Percent(100.0).is_crossed(7, 7));
        assert!(!Limit::Percent(0.0).is_crossed(0, 7) && Limit::Percent(0.0).is_crossed(1, 7));
        let share = parse_limit("5%").unwrap();
        assert!(!share.is_crossed(5, 100) && share.is_crossed(6, 100));
        assert!(!share.is_crossed(0, 0));
        for wrong in ["100.1%", "-1", "-1%", "x", "", "1.5"] {
            assert!(parse_limit(wrong).is_err(), "{wrong}");
        }
        assert_eq!(parse_limit("100%"), Ok(Limit::Percent(100.0)));
    }
}
