//! Strings of Python: prefixes, single and triple quotes, escapes, strings beside each other.

/// Why a value is not whole.
pub(super) enum Stop {
    /// The text ends inside of it.
    Cut,
    /// It is no value.
    Wrong,
}

/// Whether a string stands at the start of a text.
pub(super) fn begins(text: &str) -> bool {
    prefix(text).is_some()
}

/// The string at the start of a text, with those beside it, and the bytes that they take.
pub(super) fn read(text: &str) -> Result<(String, usize), Stop> {
    let mut reader = Reader { text, at: 0 };
    let mut out = String::new();
    let mut length = 0;
    while let Some(letters) = prefix(reader.rest()) {
        let is_raw = reader.rest()[..letters].contains(['r', 'R']);
        reader.at += letters;
        reader.string(is_raw, &mut out)?;
        length = reader.at;
        let rest = reader.rest();
        reader.at += rest.len() - rest.trim_start().len();
    }
    Ok((out, length))
}

/// The length of the letters before a quote; `None` where no string begins.
fn prefix(text: &str) -> Option<usize> {
    const PREFIXES: [&str; 7] = ["", "u", "r", "b", "f", "rb", "br"];
    let is_string = |prefix: &&&str| {
        let letters = text.get(..prefix.len());
        letters.is_some_and(|letters| letters.eq_ignore_ascii_case(prefix))
            && text[prefix.len()..].starts_with(['\'', '"'])
    };
    PREFIXES.iter().find(is_string).map(|prefix| prefix.len())
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn string(&mut self, is_raw: bool, out: &mut String) -> Result<(), Stop> {
        let rest = self.rest();
        let quote = &rest[..1];
        let triple = quote.repeat(3);
        let quote = match rest.starts_with(&triple) {
            true => triple.as_str(),
            false => quote,
        };
        self.at += quote.len();
        loop {
            let rest = self.rest();
            if rest.starts_with(quote) {
                self.at += quote.len();
                return Ok(());
            }
            let c = rest.chars().next().ok_or(Stop::Cut)?;
            self.at += c.len_utf8();
            match c {
                '\\' if is_raw => out.push('\\'),
                '\\' => self.escape(out)?,
                // A string of one line ends with it: a quote is missing.
                '\n' if quote.len() == 1 => return Err(Stop::Wrong),
                c => out.push(c),
            }
        }
    }

    /// What is behind a backslash.
    fn escape(&mut self, out: &mut String) -> Result<(), Stop> {
        let c = self.rest().chars().next().ok_or(Stop::Cut)?;
        self.at += c.len_utf8();
        match c {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            '\n' => {}
            'x' => self.code(2, out)?,
            'u' => self.code(4, out)?,
            'U' => self.code(8, out)?,
            '\\' | '\'' | '"' => out.push(c),
            c => out.extend(['\\', c]),
        }
        Ok(())
    }

    /// The character of so many hexadecimal digits.
    fn code(&mut self, digits: usize, out: &mut String) -> Result<(), Stop> {
        let rest = self.rest();
        let digits = rest.get(..digits).ok_or(Stop::Cut)?;
        let code = u32::from_str_radix(digits, 16).map_err(|_| Stop::Wrong)?;
        self.at += digits.len();
        out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        Ok(())
    }
}
