//! The displayable name of a path: as given, "/"-separated, bytes that are not UTF-8 as `\xNN`, a backslash doubled, so
//! that no two names are shown as one. It does not make
//! text safe for a terminal; the command line does.

use std::fmt::Write as _;
use std::path::Path;

/// The name of `path` in records and messages.
pub fn displayable(path: &Path) -> String {
    let name = path.as_os_str().as_encoded_bytes();
    if std::path::MAIN_SEPARATOR != '\\' {
        return displayable_bytes(name);
    }
    let slash = |byte: &u8| if *byte == b'\\' { b'/' } else { *byte };
    displayable_bytes(&name.iter().map(slash).collect::<Vec<u8>>())
}

/// A name of bytes, such as that of a member of an archive, in records and messages.
pub(super) fn displayable_bytes(bytes: &[u8]) -> String {
    let mut name = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        let mut parts = chunk.valid().split('\\');
        name.push_str(parts.next().unwrap_or_default());
        for part in parts {
            name.push_str("\\\\");
            name.push_str(part);
        }
        for byte in chunk.invalid() {
            // Writing to a String cannot fail.
            let _ = write!(name, "\\x{byte:02X}");
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::displayable;
    use std::path::Path;

    #[test]
    fn a_name_stays_as_given() {
        assert_eq!(displayable(Path::new("./dump//خبر.txt")), "./dump//خبر.txt");
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_not_utf8_are_spelt() {
        use std::os::unix::ffi::OsStrExt;
        let path = Path::new(std::ffi::OsStr::from_bytes(b"a\xC7\xE1.txt"));
        assert_eq!(displayable(path), "a\\xC7\\xE1.txt");
        // What is spelt like such a byte is another name.
        assert_eq!(displayable(Path::new("a\\xC7")), "a\\\\xC7");
    }
}
