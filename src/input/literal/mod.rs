//! A literal of Python as JSON: strings with their quotes and escapes, numbers, lists, tuples, dicts, `None`, and calls such
//! as `datetime.datetime(2024, 3, 5)` or `ObjectId('…')`, which stand for what is in their brackets.

mod string;

use crate::text::chars::is_digit;
use std::fmt::Write as _;
use string::Stop;

/// What stands at the start of a text.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::input) enum Literal {
    /// A value of so many bytes, and its JSON.
    Whole { json: String, length: usize },
    /// The text ends inside of it.
    Cut,
    /// No value.
    Wrong,
}

/// Lists and dicts inside each other that are read; JSON's reader takes no more.
const MOST_LEVELS: usize = 100;

/// Reads the value at the start of a text.
pub(in crate::input) fn read(text: &str) -> Literal {
    let mut reader = Reader {
        text,
        at: 0,
        json: String::new(),
    };
    match reader.value(MOST_LEVELS) {
        Ok(()) => Literal::Whole {
            length: reader.at,
            json: reader.json,
        },
        Err(Stop::Cut) => Literal::Cut,
        Err(Stop::Wrong) => Literal::Wrong,
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    json: String,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// The next character behind blanks.
    fn peek(&mut self) -> Result<char, Stop> {
        self.skip_blanks();
        self.rest().chars().next().ok_or(Stop::Cut)
    }

    fn value(&mut self, levels: usize) -> Result<(), Stop> {
        let levels = levels.checked_sub(1).ok_or(Stop::Wrong)?;
        match self.peek()? {
            '[' => self.list(']', levels),
            '(' => self.list(')', levels),
            '{' => self.dict(levels),
            c if c == '-' || c == '+' || c == '.' || is_digit(c) => self.number(),
            _ if string::begins(self.rest()) => {
                let (text, length) = string::read(self.rest())?;
                self.at += length;
                self.string_of(&text);
                Ok(())
            }
            c if c.is_ascii_alphabetic() || c == '_' => self.name(levels),
            _ => Err(Stop::Wrong),
        }
    }

    /// The elements up to a closing bracket.
    fn list(&mut self, close: char, levels: usize) -> Result<(), Stop> {
        self.at += 1;
        self.json.push('[');
        let mut first = true;
        while self.peek()? != close {
            if !std::mem::take(&mut first) {
                self.json.push(',');
            }
            self.value(levels)?;
            self.comma(close)?;
        }
        self.at += 1;
        self.json.push(']');
        Ok(())
    }

    fn dict(&mut self, levels: usize) -> Result<(), Stop> {
        self.at += 1;
        self.json.push('{');
        let mut first = true;
        while self.peek()? != '}' {
            if !std::mem::take(&mut first) {
                self.json.push(',');
            }
            let key = self.json.len();
            self.value(levels)?;
            if !self.json[key..].starts_with('"') {
                // Keys of JSON are strings.
                let plain = self.json.split_off(key);
                self.string_of(&plain);
            }
            if self.peek()? != ':' {
                return Err(Stop::Wrong);
            }
            self.at += 1;
            self.json.push(':');
            self.value(levels)?;
            self.comma('}')?;
        }
        self.at += 1;
        self.json.push('}');
        Ok(())
    }

    /// Moves over a comma, which may stand before the closing bracket, too.
    fn comma(&mut self, close: char) -> Result<(), Stop> {
        match self.peek()? {
            ',' => self.at += 1,
            c if c == close => {}
            _ => return Err(Stop::Wrong),
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Stop> {
        let is_number = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_');
        let number: String = self.rest().chars().take_while(is_number).collect();
        self.at += number.len();
        if self.rest().is_empty() {
            return Err(Stop::Cut);
        }
        let number = number.replace('_', "");
        match serde_json::from_str::<serde_json::Number>(&number) {
            Ok(_) => self.json.push_str(&number),
            Err(_) => self.string_of(&number),
        }
        Ok(())
    }

    /// `None`, `True`, or a call, which stands for what is in its brackets.
    fn name(&mut self, levels: usize) -> Result<(), Stop> {
        let is_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
        let name: String = self.rest().chars().take_while(is_name).collect();
        self.at += name.len();
        let value = match name.as_str() {
            "None" | "nan" | "NaN" | "inf" | "NaT" => "null",
            "True" => "true",
            "False" => "false",
            _ if self.peek()? == '(' => return self.call(&name, levels),
            _ => return Err(Stop::Wrong),
        };
        self.json.push_str(value);
        Ok(())
    }

    fn call(&mut self, name: &str, levels: usize) -> Result<(), Stop> {
        let from = self.json.len();
        self.list(')', levels)?;
        let list = self.json.split_off(from);
        let values: Vec<serde_json::Value> = serde_json::from_str(&list).unwrap_or_default();
        let numbers: Vec<u64> = values.iter().map_while(serde_json::Value::as_u64).collect();
        match (numbers.as_slice(), values.as_slice()) {
            ([year, month, day, rest @ ..], _)
                if name.ends_with("date") || name.ends_with("datetime") =>
            {
                // Writing to a String cannot fail.
                let _ = write!(self.json, "\"{year:04}-{month:02}-{day:02}");
                if let [hour, minute, ..] = rest {
                    let _ = write!(self.json, "T{hour:02}:{minute:02}");
                }
                self.json.push('"');
            }
            (_, [only]) => self.json.push_str(&only.to_string()),
            _ => self.json.push_str(&list),
        }
        Ok(())
    }

    fn string_of(&mut self, text: &str) {
        self.json
            .push_str(&serde_json::Value::from(text).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::{Literal, read};

    #[track_caller]
    fn is(python: &str, expected: &str) {
        match read(python) {
            Literal::Whole { json, length } => {
                assert_eq!(json, expected);
                assert_eq!(length, python.trim_end().len());
            }
            other => panic!("{python}: {other:?}"),
        }
    }

    #[test]
    fn values_become_json() {
        for (python, json) in [
            ("['أ', \"ب\", 'ج\\'د',]", r#"["أ","ب","ج'د"]"#),
            (
                "{'id': 7, 'x': None, 'ok': True, 3: (1, -2.5)}",
                r#"{"id":7,"x":null,"ok":true,"3":[1,-2.5]}"#,
            ),
            ("{u'a': r'\\d', 'b': 'x' 'y'}", r#"{"a":"\\d","b":"xy"}"#),
            ("'''سطر\nثان'''", r#""سطر\nثان""#),
            ("['\\u0623\\x41\\n', nan]", r#"["أA\n",null]"#),
            (
                "datetime.datetime(2024, 3, 5, 10, 15) ",
                r#""2024-03-05T10:15""#,
            ),
            ("date(2024, 3, 5)", r#""2024-03-05""#),
            ("{'_id': ObjectId('65e')}", r#"{"_id":"65e"}"#),
            ("[1_000, 1e400]", r#"[1000,"1e400"]"#),
        ] {
            is(python, json);
        }
    }

    #[test]
    fn what_ends_early_is_cut_and_what_is_no_value_is_wrong() {
        for cut in ["['أ', 'ب'", "{'a': 'ن", "[", "['''أ\nب", "'\\u06"] {
            assert_eq!(read(cut), Literal::Cut, "{cut}");
        }
        for wrong in ["نص", "['أ\nب']", "{'a' 'b'}", "{'a'; 1}", "[أ]", "x"] {
            assert!(!matches!(read(wrong), Literal::Whole { .. }), "{wrong}");
        }
        let deep = "[".repeat(5000);
        assert_eq!(read(&deep), Literal::Wrong);
    }
}
