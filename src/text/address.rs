//! Addresses of pages. It checks none.

/// The host of an address, without the `www.` in front of its name; of a text that is none, what is before the first
/// slash.
pub fn host(address: &str) -> &str {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', ':', '?']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether a text is an address and nothing else: without white space, with a scheme or `www.` at its start.
pub fn is_address(text: &str) -> bool {
    let begins = ["http://", "https://", "www."];
    begins.iter().any(|begin| text.starts_with(begin)) && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::{host, is_address};

    #[test]
    fn hosts_are_what_is_between_the_slashes() {
        for (address, name) in [
            ("https://www.alwaha.example/n/1", "alwaha.example"),
            ("http://alwaha.example:8080?id=1", "alwaha.example"),
            ("www.alwaha.example", "alwaha.example"),
            ("alwaha.example/n", "alwaha.example"),
        ] {
            assert_eq!(host(address), name);
        }
    }

    #[test]
    fn addresses_stand_alone() {
        assert!(is_address("https://alwaha.example/n") && is_address("www.alwaha.example"));
        assert!(!is_address("https://alwaha.example ليلى") && !is_address("ليلى حداد"));
    }
}
