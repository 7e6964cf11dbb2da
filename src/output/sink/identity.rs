//! Which file a file is, whatever its name: so that a run that was broken off right behind a rename is known to have made
//! what stands under the name of its output. What may be done with such a file is not decided here.

use serde::{Deserialize, Serialize};
use std::fs::{self, Metadata};
use std::path::Path;
use std::time::UNIX_EPOCH;

/// A file or folder of a file system: device, number and moment of birth stay when it gets another name. The number alone
/// may be given again to the next file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileIdentity {
    device: u64,
    number: u64,
    /// Nanoseconds since 1970, where the file system knows it.
    born: Option<u64>,
}

impl FileIdentity {
    /// That of the file or folder at a path; none where there is none, or the system tells files apart by names alone.
    pub fn at(path: &Path) -> Option<Self> {
        Self::of(&fs::symlink_metadata(path).ok()?)
    }

    /// The same of what is open or was looked at.
    pub(super) fn of(meta: &Metadata) -> Option<Self> {
        let born = meta.created().ok();
        let born = born.and_then(|born| born.duration_since(UNIX_EPOCH).ok());
        let born = born.and_then(|since| u64::try_from(since.as_nanos()).ok());
        let (device, number) = device_and_number(meta);
        (number > 0 || born.is_some()).then_some(Self {
            device,
            number,
            born,
        })
    }
}

#[cfg(unix)]
fn device_and_number(meta: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (meta.dev(), meta.ino())
}

/// Stable Rust does not tell them; the moment of birth has to do.
#[cfg(not(unix))]
fn device_and_number(_meta: &Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::FileIdentity;
    use std::fs;

    #[expect(clippy::disallowed_methods, reason = "a file to look at")]
    #[test]
    fn a_file_is_the_same_under_another_name_and_another_one_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let [one, other] = ["a", "b"].map(|name| dir.path().join(name));
        fs::write(&one, "1").unwrap();
        let before = FileIdentity::at(&one).unwrap();
        fs::rename(&one, &other).unwrap();
        assert_eq!(FileIdentity::at(&other), Some(before.clone()));
        assert_eq!(FileIdentity::at(&one), None);
        fs::write(&one, "1").unwrap();
        assert_ne!(FileIdentity::at(&one), Some(before));
    }
}
