//! The schema as rows are taken apart by it: the names and how often they come, without what the values mean. So taken
//! apart, no value can fail: a text that is no UTF-8, or a time in a unit that the library does not know, costs no row. What
//! the values mean is said by the schema of the file.

use parquet::basic::{ConvertedType, LogicalType, Repetition};
use parquet::errors::Result;
use parquet::schema::types::{SchemaDescPtr, SchemaDescriptor, Type};
use std::sync::Arc;

/// The schema without the meanings of its values.
pub(super) fn without_meanings(schema: &Type) -> Result<SchemaDescPtr> {
    let fields = fields(schema)?;
    let root = Type::group_type_builder(schema.name()).with_fields(fields);
    Ok(Arc::new(SchemaDescriptor::new(Arc::new(root.build()?))))
}

fn fields(group: &Type) -> Result<Vec<Arc<Type>>> {
    let fields = group.get_fields().iter();
    let fields = fields.map(|field| without_meaning(field));
    fields
        .filter_map(Result::transpose)
        .map(|field| field.map(Arc::new))
        .collect()
}

/// A field without its meaning; none where it is a struct without fields, which holds nothing.
fn without_meaning(field: &Type) -> Result<Option<Type>> {
    let info = field.get_basic_info();
    let repetition = match info.has_repetition() {
        true => info.repetition(),
        false => Repetition::REQUIRED,
    };
    if let Type::PrimitiveType { type_length, .. } = field {
        let plain = Type::primitive_type_builder(field.name(), field.get_physical_type());
        let plain = plain.with_repetition(repetition).with_length(*type_length);
        return Ok(Some(plain.build()?));
    }
    let fields = fields(field)?;
    if fields.is_empty() {
        return Ok(None);
    }
    let kind = match kind(field) {
        Kind::List => ConvertedType::LIST,
        Kind::Map => ConvertedType::MAP,
        Kind::Struct => ConvertedType::NONE,
    };
    let plain = Type::group_type_builder(field.name());
    let plain = plain.with_repetition(repetition).with_converted_type(kind);
    Ok(Some(plain.with_fields(fields).build()?))
}

/// What a field with fields is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    List,
    Map,
    Struct,
}

/// What a field with fields is; one that says to be a list or a map and is not built so is a struct.
pub(super) fn kind(field: &Type) -> Kind {
    let info = field.get_basic_info();
    let says = |converted: &[ConvertedType], logical: &LogicalType| {
        converted.contains(&info.converted_type()) || info.logical_type_ref() == Some(logical)
    };
    let [inner] = field.get_fields() else {
        return Kind::Struct;
    };
    let is_repeated = inner.get_basic_info().has_repetition()
        && inner.get_basic_info().repetition() == Repetition::REPEATED;
    let pair = if inner.is_group() {
        inner.get_fields().len()
    } else {
        0
    };
    let is_map = says(
        &[ConvertedType::MAP, ConvertedType::MAP_KEY_VALUE],
        &LogicalType::Map,
    );
    if !is_repeated || inner.is_group() && fields(inner).is_ok_and(|fields| fields.len() != pair) {
        Kind::Struct
    } else if is_map && (1..=2).contains(&pair) {
        Kind::Map
    } else if says(&[ConvertedType::LIST], &LogicalType::List) && (inner.is_primitive() || pair > 0)
    {
        Kind::List
    } else {
        Kind::Struct
    }
}

/// The elements of a list: its repeated field, or what is alone in that, by the rules of the format for old writers.
pub(super) fn element(list: &Type) -> Option<&Type> {
    let repeated = list.get_fields().first()?;
    if repeated.is_primitive() {
        return Some(repeated);
    }
    let inner = repeated.get_fields().first()?;
    let is_repeated = |field: &Type| {
        field.get_basic_info().has_repetition()
            && field.get_basic_info().repetition() == Repetition::REPEATED
    };
    let holds_list =
        kind(repeated) == Kind::List || repeated.get_fields().len() == 1 && is_repeated(inner);
    let is_element = !holds_list
        && (repeated.get_fields().len() > 1
            || repeated.name() == "array"
            || repeated.name().ends_with("_tuple"));
    Some(if is_element { repeated } else { inner })
}

/// Whether any value may be a text.
pub(super) fn has_text(schema: &SchemaDescriptor) -> bool {
    let mut columns = schema.columns().iter();
    columns.any(|column| column.physical_type() == parquet::basic::Type::BYTE_ARRAY)
}
