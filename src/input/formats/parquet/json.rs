//! A row as JSON, so that its columns are read as the fields of any other record: times in ISO 8601, decimals as numbers,
//! bytes as text where they are one and else as nothing.

use super::schema::{self, Kind};
use crate::input::formats::row_json::{push_bytes, push_number, push_text};
use encoding_rs::Encoding;
use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::Offset;
use parquet::basic::{ConvertedType, LogicalType, TimeUnit};
use parquet::record::{Field, Row};
use parquet::schema::types::Type;
use serde_json::value::RawValue;
use std::collections::HashSet;
use std::fmt::Write;

/// Writes rows.
pub(super) struct RowWriter<'a> {
    /// The schema of the file.
    schema: &'a Type,
    /// The encoding that the user says texts are in.
    encoding: Option<&'static Encoding>,
    /// Columns of the same name have their numbers behind it.
    has_twins: bool,
    /// Bytes that were no text.
    pub(super) replaced: u64,
}

impl<'a> RowWriter<'a> {
    pub(super) fn new(schema: &'a Type, encoding: Option<&'static Encoding>) -> Self {
        Self {
            schema,
            encoding,
            has_twins: has_twins(schema),
            replaced: 0,
        }
    }

    /// A row as the JSON of an object.
    pub(super) fn row(&mut self, row: &Row) -> String {
        let mut json = String::new();
        self.object(row, Some(self.schema), &mut json);
        json
    }

    fn object(&mut self, row: &Row, of: Option<&Type>, json: &mut String) {
        json.push('{');
        for (at, (name, value)) in row.get_column_iter().enumerate() {
            if at > 0 {
                json.push(',');
            }
            let is_twin =
                self.has_twins && row.get_column_iter().take(at).any(|(own, _)| own == name);
            match is_twin {
                true => push_text(&format!("{name} {}", at + 1), json),
                false => push_text(name, json),
            }
            json.push(':');
            let fields = of.filter(|of| of.is_group()).map(Type::get_fields);
            let field = fields.and_then(|fields| fields.iter().find(|field| field.name() == name));
            self.value(value, field.map(AsRef::as_ref), json);
        }
        json.push('}');
    }

    fn value(&mut self, value: &Field, of: Option<&Type>, json: &mut String) {
        match value {
            Field::Group(row) => self.object(row, of, json),
            Field::ListInternal(list) => {
                // A field that is repeated without being a list has elements of its own type.
                let is_group = of.filter(|of| of.is_group() && schema::kind(of) != Kind::Struct);
                let of = match is_group {
                    Some(list) if schema::kind(list) == Kind::List => schema::element(list),
                    Some(map) => map.get_fields().first().and_then(|pair| {
                        let fields = pair.get_fields();
                        fields.first().map(AsRef::as_ref)
                    }),
                    None => of,
                };
                json.push('[');
                for (at, element) in list.elements().iter().enumerate() {
                    if at > 0 {
                        json.push(',');
                    }
                    self.value(element, of, json);
                }
                json.push(']');
            }
            Field::MapInternal(map) => {
                let pair = of
                    .filter(|of| of.is_group())
                    .and_then(|of| of.get_fields().first());
                let types = pair
                    .filter(|pair| pair.is_group())
                    .map(|pair| pair.get_fields());
                let of = |at: usize| types.and_then(|types| types.get(at)).map(AsRef::as_ref);
                json.push('{');
                for (at, (key, value)) in map.entries().iter().enumerate() {
                    if at > 0 {
                        json.push(',');
                    }
                    let mut name = String::new();
                    self.value(key, of(0), &mut name);
                    match name.starts_with('"') {
                        true => json.push_str(&name),
                        false => push_text(&name, json),
                    }
                    json.push(':');
                    self.value(value, of(1), json);
                }
                json.push('}');
            }
            value => self.scalar(value, of, json),
        }
    }

    fn scalar(&mut self, value: &Field, of: Option<&Type>, json: &mut String) {
        let written = match value {
            Field::Bool(value) => write!(json, "{value}").is_ok(),
            Field::Int(value) => self.whole(i64::from(*value), of, json),
            Field::Long(value) => self.whole(*value, of, json),
            Field::Float(value) => push_number(f64::from(*value), json),
            Field::Double(value) => push_number(*value, json),
            Field::Bytes(bytes) => self.bytes(bytes.data(), of, json),
            // Impala's and Spark's old times, which do not say where.
            Field::TimestampMillis(value) => time(i128::from(*value) * 1_000_000, false, json),
            _ => false,
        };
        if !written {
            json.push_str("null");
        }
    }

    fn whole(&mut self, value: i64, of: Option<&Type>, json: &mut String) -> bool {
        let (logical, converted) = meaning(of);
        let nanos = |unit: &TimeUnit| match unit {
            TimeUnit::MILLIS => 1_000_000,
            TimeUnit::MICROS => 1_000,
            TimeUnit::NANOS => 1,
        };
        let value = i128::from(value);
        match (logical, converted) {
            (Some(LogicalType::Timestamp(stamp)), _) => {
                time(value * nanos(&stamp.unit), stamp.is_adjusted_to_u_t_c, json)
            }
            (_, ConvertedType::TIMESTAMP_MILLIS) => time(value * 1_000_000, true, json),
            (_, ConvertedType::TIMESTAMP_MICROS) => time(value * 1_000, true, json),
            (Some(LogicalType::Date), _) | (_, ConvertedType::DATE) => day(value, json),
            (Some(LogicalType::Decimal(_)), _) | (_, ConvertedType::DECIMAL) => {
                let scale = of.map_or(0, Type::get_scale);
                decimal(value, scale, json)
            }
            (_, ConvertedType::UINT_64) => write!(json, "{}", value as u64).is_ok(),
            _ => write!(json, "{value}").is_ok(),
        }
    }

    fn bytes(&mut self, bytes: &[u8], of: Option<&Type>, json: &mut String) -> bool {
        match meaning(of) {
            (Some(LogicalType::Decimal(_)), _) | (_, ConvertedType::DECIMAL) => {
                let scale = of.map_or(0, Type::get_scale);
                return big_endian(bytes).is_some_and(|value| decimal(value, scale, json));
            }
            (Some(LogicalType::Uuid), _) => return uuid(bytes, json),
            (Some(LogicalType::Json), _) | (_, ConvertedType::JSON) => {
                let raw = serde_json::from_slice::<&RawValue>(bytes);
                if let Ok(raw) = raw {
                    json.push_str(raw.get());
                    return true;
                }
            }
            (Some(LogicalType::Float16 | LogicalType::Variant(_) | LogicalType::Bson), _) => {
                return false;
            }
            _ => {}
        }
        push_bytes(bytes, self.encoding, &mut self.replaced, json)
    }
}

/// Whether two columns have one name.
fn has_twins(schema: &Type) -> bool {
    let mut names = HashSet::new();
    schema
        .get_fields()
        .iter()
        .any(|field| !names.insert(field.name()))
}

fn meaning(of: Option<&Type>) -> (Option<&LogicalType>, ConvertedType) {
    let info = of.map(Type::get_basic_info);
    let converted = info.map_or(ConvertedType::NONE, |info| info.converted_type());
    (info.and_then(|info| info.logical_type_ref()), converted)
}

/// A time in nanoseconds since 1970; `utc` where it is one of the world, and not that of some clock.
fn time(nanos: i128, utc: bool, json: &mut String) -> bool {
    let Ok(time) = Timestamp::from_nanosecond(nanos) else {
        return false;
    };
    match utc {
        true => write!(json, "\"{time}\"").is_ok(),
        false => write!(json, "\"{}\"", Offset::UTC.to_datetime(time)).is_ok(),
    }
}

fn day(days: i128, json: &mut String) -> bool {
    let span = i32::try_from(days)
        .ok()
        .and_then(|days| jiff::Span::new().try_days(days).ok());
    let day = span.and_then(|span| date(1970, 1, 1).checked_add(span).ok());
    day.is_some_and(|day| write!(json, "\"{day}\"").is_ok())
}

/// A number whose last `scale` digits are behind the point.
fn decimal(value: i128, scale: i32, json: &mut String) -> bool {
    let scale = usize::try_from(scale).unwrap_or(0);
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let sign = if value < 0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    write!(json, "{sign}{whole}{point}{fraction}").is_ok()
}

fn big_endian(bytes: &[u8]) -> Option<i128> {
    let first = *bytes.first()?;
    let mut all = [if first & 0x80 == 0 { 0 } else { 0xff }; 16];
    let at = all.len().checked_sub(bytes.len())?;
    all[at..].copy_from_slice(bytes);
    Some(i128::from_be_bytes(all))
}

fn uuid(bytes: &[u8], json: &mut String) -> bool {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    if hex.len() != 32 {
        return false;
    }
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    write!(json, "\"{}\"", parts.join("-")).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{big_endian, day, decimal, time, uuid};

    #[track_caller]
    fn writes(write: impl Fn(&mut String) -> bool, expected: Option<&str>) {
        let mut json = String::new();
        let written = write(&mut json).then_some(json);
        assert_eq!(written.as_deref(), expected);
    }

    #[test]
    fn times_are_written_as_people_read_them() {
        let nanos = 1_709_633_700_250_000_000;
        writes(
            |json| time(nanos, true, json),
            Some("\"2024-03-05T10:15:00.25Z\""),
        );
        writes(
            |json| time(nanos, false, json),
            Some("\"2024-03-05T10:15:00.25\""),
        );
        writes(|json| time(i128::MAX, true, json), None);
        writes(|json| day(19_787, json), Some("\"2024-03-05\""));
        writes(|json| day(i128::from(i32::MAX), json), None);
    }

    #[test]
    fn numbers_are_whole_decimal_or_nothing() {
        writes(|json| decimal(-1234, 2, json), Some("-12.34"));
        writes(|json| decimal(5, 3, json), Some("0.005"));
        writes(|json| decimal(5, 0, json), Some("5"));
        assert_eq!(big_endian(&[0xff, 0xfe]), Some(-2));
        assert_eq!(big_endian(&[0; 17]), None);
        let name = "00010203-0405-0607-0809-0a0b0c0d0e0f";
        let bytes: Vec<u8> = (0..16).collect();
        writes(|json| uuid(&bytes, json), Some(&format!("\"{name}\"")));
        writes(|json| uuid(&bytes[1..], json), None);
    }
}
