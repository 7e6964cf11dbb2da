//! The value of `--format`.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use ghirbal::input::{Format, Support};

/// The value of `--format`: a format that is read, or `auto`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FormatArg(pub(crate) Option<Format>);

/// Takes the names of the formats that are read, with what their table says of them, and `auto`.
pub(super) fn format_parser() -> impl TypedValueParser<Value = FormatArg> {
    let auto = PossibleValue::new("auto").help("Look at the content");
    let formats = Format::ALL.into_iter().filter_map(|format| {
        let Support::Read(help) = format.support() else {
            return None;
        };
        Some(PossibleValue::new(format.as_str()).help(help))
    });
    let values: Vec<_> = std::iter::once(auto).chain(formats).collect();
    PossibleValuesParser::new(values).map(|name| FormatArg(Format::parse(&name)))
}
