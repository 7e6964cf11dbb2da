//! Writes the dump of the soak and keeps account of what is in it. Every sentence is made up; the place in it tells one
//! document from another. What is drawn is the same in each run.

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// `--max-document` of the run: some documents are longer.
pub(crate) const LIMIT_BYTES: usize = 16 * 1024;
/// Documents in a file of records, at most.
const IN_A_FILE: u64 = 2000;
/// Files of records in a small dump, so that each kind is in it.
const FEWEST_FILES: u64 = 20;
/// Single files in a folder of files.
const IN_A_FOLDER: u64 = 100;
/// One in so many documents has a given fault.
const ONE_IN: u64 = 100;

/// A good document.
pub(crate) struct Good {
    pub(crate) path: String,
    pub(crate) record: u64,
    /// Words that stand in no other.
    pub(crate) place: String,
}

/// What was written.
#[derive(Default)]
pub(crate) struct Dump {
    root: PathBuf,
    in_a_file: u64,
    /// In the order of the walk.
    pub(crate) good: Vec<Good>,
    pub(crate) rejected: BTreeMap<String, Vec<(String, u64)>>,
    /// `PATH` or `PATH:LINE`.
    pub(crate) unreadable: Vec<String>,
    pub(crate) skipped: Vec<String>,
}

impl Dump {
    /// Writes about so many documents into the folder `d` below `root`.
    pub(crate) fn write(root: &Path, documents: u64) -> Self {
        let mut dump = Self {
            root: root.to_path_buf(),
            in_a_file: (documents / FEWEST_FILES).clamp(IN_A_FOLDER, IN_A_FILE),
            ..Self::default()
        };
        let mut file = 0;
        // Seven of ten in lines, two in tables, one in files of their own, in turns.
        while dump.count() < documents {
            match file % 10 {
                0..=4 => dump.lines(&format!("d/{file:06}.jsonl"), false),
                5 | 6 => dump.lines(&format!("d/{file:06}.jsonl.gz"), true),
                7 | 8 => dump.table(&format!("d/{file:06}.csv")),
                _ => (0..dump.in_a_file / IN_A_FOLDER)
                    .for_each(|folder| dump.files(&format!("d/{file:06}/{folder:02}"))),
            }
            file += 1;
        }
        dump
    }

    /// Everything that was written.
    pub(crate) fn count(&self) -> u64 {
        let rejected: usize = self.rejected.values().map(Vec::len).sum();
        let all = self.good.len() + rejected + self.unreadable.len() + self.skipped.len();
        all as u64
    }

    fn good(&mut self, path: &str, record: u64) -> String {
        let place = format!("القرية {}", self.good.len());
        let text = article(&place);
        // A number is the beginning of others.
        let place = format!("{place} صباح");
        self.good.push(Good {
            path: path.to_owned(),
            record,
            place,
        });
        text
    }

    fn reject(&mut self, reason: &str, path: &str, record: u64) {
        let all = self.rejected.entry(reason.to_owned()).or_default();
        all.push((path.to_owned(), record));
    }

    fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// A file of JSON lines.
    fn lines(&mut self, path: &str, compressed: bool) {
        let mut out = Vec::new();
        for record in 0..self.in_a_file {
            let place = format!("{path}:{}", record + 1);
            let line = match record % ONE_IN {
                3 => {
                    self.unreadable.push(place);
                    format!("{{\"id\": {record}, \"body\": \"نص بلا نهاية")
                }
                11 => {
                    self.unreadable.push(place);
                    format!("{}1{}", "[".repeat(3000), "]".repeat(3000))
                }
                19 => {
                    self.unreadable.push(place);
                    json!({ "id": record, "views": 7 }).to_string()
                }
                27 => {
                    self.reject("no-arabic", path, record);
                    json!({ "body": format!("Number {record} holds no Arabic letter.") })
                        .to_string()
                }
                35 => {
                    self.reject("blank", path, record);
                    json!({ "body": " \u{200b}\n" }).to_string()
                }
                43 => {
                    self.reject("too-long", path, record);
                    json!({ "body": article("المدينة").repeat(30) }).to_string()
                }
                51 => {
                    let text = self.good(path, record);
                    let text = text.replacen(' ', " \u{0}\u{1b}\u{202e}\u{200b}", 9);
                    json!({ "body": text }).to_string()
                }
                59 => {
                    let text = self.good(path, record).replace('\n', "\\n");
                    format!("{{\"body\":\"لا\",\"body\":\"{text}\",\"n\":NaN,}}")
                }
                _ => json!({ "body": self.good(path, record) }).to_string(),
            };
            out.extend_from_slice(line.as_bytes());
            // One bad byte: the record is kept.
            if record % ONE_IN == 67 {
                let at = out.len() - 4;
                out.insert(at, 0xff);
            }
            out.push(b'\n');
        }
        if !compressed {
            return self.put(path, out);
        }
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&out).unwrap();
        let mut bytes = encoder.finish().unwrap();
        // Garbage behind the end is told once and costs nothing.
        bytes.extend_from_slice(b"garbage behind the end");
        self.unreadable.push(path.to_owned());
        self.put(path, bytes);
    }

    /// A table, with rows that are too long or too short and headers in between.
    fn table(&mut self, path: &str) {
        let mut out = String::from("id,body,views\n");
        let mut line = 2;
        let mut record = 0;
        for row in 0..self.in_a_file {
            let start = line;
            match row % ONE_IN {
                5 => {
                    self.unreadable.push(format!("{path}:{start}"));
                    let _ = writeln!(out, "{row},خمس,خانات,في,صف");
                    line += 1;
                }
                13 => {
                    self.reject("no-arabic", path, record);
                    let _ = writeln!(out, "{row},\"No Arabic letter, but a comma.\",1");
                    line += 1;
                }
                21 => {
                    out.push_str("id,body,views\n");
                    line += 1;
                    continue;
                }
                _ => {
                    let text = self
                        .good(path, record)
                        .replace("المكتبة", "\"\"المكتبة\"\"");
                    let _ = writeln!(out, "{row},\"{text}\",7");
                    line += text.matches('\n').count() + 1;
                }
            }
            record += 1;
        }
        self.put(path, out);
    }

    /// A folder of single files.
    fn files(&mut self, folder: &str) {
        for number in 0..IN_A_FOLDER {
            let name = |suffix: &str| format!("{folder}/{number:04}.{suffix}");
            match number % ONE_IN {
                7 => {
                    self.skipped.push(name("txt"));
                    self.put(&name("txt"), "");
                }
                15 => {
                    self.skipped.push(name("png"));
                    self.put(&name("png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01");
                }
                23 => {
                    self.unreadable.push(name("lnk"));
                    std::os::unix::fs::symlink("nowhere", self.root.join(name("lnk"))).unwrap();
                }
                31 => {
                    self.unreadable.push(name("gz"));
                    // A header and no text.
                    self.put(&name("gz"), b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x0b");
                }
                39 => {
                    self.reject("no-letters", &name("txt"), 0);
                    self.put(&name("txt"), "--- 123 / 456 ***\n");
                }
                47 => {
                    let text = self.good(&name("txt"), 0);
                    self.put(&name("txt"), encoding_rs::WINDOWS_1256.encode(&text).0);
                }
                55 => {
                    let text = self.good(&name("html"), 0).replace("\n\n", "</p><p>");
                    let depth = "<div>".repeat(2000);
                    self.put(&name("html"), format!("<html><body>{depth}<p>{text}</p>"));
                }
                63 => {
                    self.reject("too-long", &name("txt"), 0);
                    self.put(&name("txt"), article("المدينة").repeat(30));
                }
                _ => {
                    let text = self.good(&name("txt"), 0);
                    self.put(&name("txt"), text);
                }
            }
        }
    }
}

/// An article of three paragraphs about a place.
fn article(place: &str) -> String {
    format!(
        "أعلنت بلدية {place} صباح اليوم أن أعمال ترميم المكتبة العامة ستنتهي قبل بداية العام الدراسي المقبل، وأن القاعات \
         الجديدة ستستقبل الطلاب طوال أيام الأسبوع.\n\n\
         وقال مدير المشروع إن فريق المهندسين أعاد بناء السقف القديم بالكامل، وأضاف أن المواد المستخدمة جاءت من مصانع محلية.\n\n\
         ويأمل السكان أن تعود الحياة إلى الحي القديم بعد سنوات طويلة من الإغلاق، كما ينتظر أصحاب المتاجر عودة الزوار.\n"
    )
}
