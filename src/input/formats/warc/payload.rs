//! What a record holds: told by its type, by what the server says of it, and in the end by its bytes.

use super::body::Body;
use super::header::Header;
use super::http::{self, HttpBody};
use crate::input::format::Format;
use crate::input::formats::encoded_document::EncodedDocument;
use crate::input::options::InputOptions;
use crate::input::sniff::sniff;
use crate::input::stream::input_stream::HEAD_BYTES;
use crate::report::SkipReason;

/// What to do with a record, by its first bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Plan {
    /// It is no answer of a server; it is passed over and not counted.
    Pass,
    /// It is an answer that holds no article.
    Skip(SkipReason),
    /// It is to be read.
    Hold,
}

/// What a record holds.
#[derive(Debug)]
pub(super) enum Payload {
    /// An HTML page.
    Page(EncodedDocument),
    /// Plain text.
    Text(EncodedDocument, Format),
    /// Nothing that could be an article.
    Skipped(SkipReason),
    /// More than a document may have.
    TooLong,
}

/// A record, read as far as it could be.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) payload: Payload,
    pub(super) damage: Option<String>,
}

/// Looks at the header and the first bytes of the body.
pub(super) fn plan(header: &Header, first: &[u8]) -> Plan {
    let kind = header.kind.as_str();
    let media = media(&header.content_type);
    match kind {
        "conversion" => Plan::Hold,
        "resource" => by_media(&media),
        // Answers of other protocols: look-ups of hosts, files by FTP.
        "response" if !media.is_empty() && media != "application/http" => Plan::Pass,
        "response" => match http::head(first) {
            None => Plan::Hold,
            Some(head) if !(200..300).contains(&head.status) => Plan::Skip(SkipReason::HttpStatus),
            Some(head) => by_media(&self::media(&head.content_type)),
        },
        _ => Plan::Pass,
    }
}

fn by_media(media: &str) -> Plan {
    let never = [
        "image/", "video/", "audio/", "font/", "text/css", "text/dns",
    ];
    match never.iter().any(|never| media.starts_with(never)) {
        true => Plan::Skip(SkipReason::NotAPage),
        false => Plan::Hold,
    }
}

/// Reads a body that was held.
pub(super) fn read(header: &Header, body: Body, options: &InputOptions) -> Read {
    let limit = options.max_document;
    let mut content_type = header.content_type.clone();
    let mut page = HttpBody {
        overlong: body.overlong || body.bytes.len() > limit,
        bytes: body.bytes,
        damage: None,
    };
    if header.kind == "response" {
        let Some(head) = http::head(&page.bytes) else {
            let what = "the head of the HTTP answer does not end";
            return Read {
                payload: Payload::Skipped(SkipReason::NotAPage),
                damage: Some(String::from(what)),
            };
        };
        let bytes = page.bytes.split_off(head.body.min(page.bytes.len()));
        page = http::decoded_body(&head, bytes, limit);
        page.overlong |= body.overlong;
        content_type = head.content_type;
    }
    let kind = kind(header, &media(&content_type), &page.bytes, options);
    let bytes = || EncodedDocument {
        charset: charset(&content_type),
        url: header.url.clone(),
        bytes: page.bytes,
        guess: None,
    };
    let payload = match kind {
        Err(reason) => Payload::Skipped(reason),
        Ok(_) if page.overlong => Payload::TooLong,
        Ok(Wanted::Page) => Payload::Page(bytes()),
        Ok(Wanted::Text(format)) => Payload::Text(bytes(), format),
    };
    Read {
        payload,
        damage: page.damage,
    }
}

enum Wanted {
    Page,
    /// Plain text or Markdown.
    Text(Format),
}

/// Whether the bytes are a page or a text, or why neither.
fn kind(
    header: &Header,
    media: &str,
    bytes: &[u8],
    options: &InputOptions,
) -> Result<Wanted, SkipReason> {
    if bytes.is_empty() {
        return Err(SkipReason::Empty);
    }
    let looks = sniff(bytes.get(..HEAD_BYTES).unwrap_or(bytes), "", options).format;
    let html = matches!(media, "text/html" | "application/xhtml+xml");
    let plain = matches!(media, "" | "text/plain" | "application/octet-stream");
    match looks {
        None => Err(SkipReason::NotAPage),
        // The text that another program took out of a page, whatever it begins with.
        Some(Format::Markdown) if header.kind == "conversion" => Ok(Wanted::Text(Format::Markdown)),
        _ if header.kind == "conversion" => Ok(Wanted::Text(Format::Text)),
        Some(Format::Html) => Ok(Wanted::Page),
        Some(Format::Xml | Format::Csv | Format::Text | Format::Markdown) if html => {
            Ok(Wanted::Page)
        }
        Some(Format::Csv | Format::Text) if plain => Ok(Wanted::Text(Format::Text)),
        Some(Format::Markdown) if plain || media == "text/markdown" => {
            Ok(Wanted::Text(Format::Markdown))
        }
        _ => Err(SkipReason::NotAPage),
    }
}

/// A media type without its parameters, in lower case.
fn media(content_type: &str) -> String {
    let media = content_type.split(';').next().unwrap_or_default();
    media.trim().to_ascii_lowercase()
}

/// The charset among the parameters of a media type.
fn charset(content_type: &str) -> Option<String> {
    let mut parameters = content_type.split(';').skip(1);
    parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        let named = name.trim().eq_ignore_ascii_case("charset") && !value.is_empty();
        named.then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::{charset, media};

    #[test]
    fn media_types_come_with_parameters() {
        let text = "Text/HTML; boundary=x; Charset=\"windows-1256\"";
        assert_eq!(media(text), "text/html");
        assert_eq!(charset(text).as_deref(), Some("windows-1256"));
        assert_eq!(charset("text/html; charset="), None);
    }
}
