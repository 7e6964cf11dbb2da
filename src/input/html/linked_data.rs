//! JSON-LD: the article that a page describes in schema.org's words, looked for in lists, graphs and nested
//! objects. Pages write it by hand, so what does not parse is passed over.

use serde_json::Value;
use std::collections::BTreeMap;

/// What was found of the article.
#[derive(Debug, Default)]
pub(super) struct Article {
    pub(super) headline: Option<String>,
    pub(super) date: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) keywords: Vec<String>,
    /// The text of the article, where the page gives it to programs.
    pub(super) body: Option<String>,
}

/// The first article that the scripts describe.
pub(super) fn article(scripts: &[String]) -> Option<Article> {
    let values: Vec<Value> = scripts.iter().filter_map(|text| parse(text)).collect();
    let mut names = BTreeMap::new();
    values
        .iter()
        .for_each(|value| collect_names(value, &mut names));
    values.iter().find_map(|value| find(value, &names))
}

fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        // A control character is white space between values and an error inside of strings: as a space it is neither.
        let mended = text.replace(char::is_control, " ");
        serde_json::from_str(&mended).ok()
    })
}

/// Names of the things that other things refer to by their `@id`.
fn collect_names<'a>(value: &'a Value, names: &mut BTreeMap<&'a str, &'a str>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| collect_names(value, names)),
        Value::Object(object) => {
            let text = |key: &str| object.get(key).and_then(Value::as_str);
            if let (Some(id), Some(name)) = (text("@id"), text("name")) {
                names.entry(id).or_insert(name);
            }
            object
                .values()
                .for_each(|value| collect_names(value, names));
        }
        _ => {}
    }
}

fn find(value: &Value, names: &BTreeMap<&str, &str>) -> Option<Article> {
    match value {
        Value::Array(list) => list.iter().find_map(|value| find(value, names)),
        Value::Object(object) => {
            let headline = object.get("headline").or_else(|| object.get("name"));
            let names_site = object.contains_key("publisher");
            if is_article(object.get("@type")) && (headline.is_some() || names_site) {
                return Some(Article {
                    headline: headline.and_then(text),
                    date: object.get("datePublished").and_then(text),
                    author: object
                        .get("author")
                        .and_then(|value| all_names(value, names)),
                    publisher: object.get("publisher").and_then(|value| name(value, names)),
                    url: object.get("url").and_then(text),
                    keywords: object.get("keywords").map(list).unwrap_or_default(),
                    body: object.get("articleBody").and_then(text),
                });
            }
            object.values().find_map(|value| find(value, names))
        }
        _ => None,
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let named = |value: &Value| {
        value.as_str().is_some_and(|kind| {
            kind.ends_with("Article") || kind.ends_with("Posting") || kind.ends_with("Report")
        })
    };
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(kind) => named(kind),
        None => false,
    }
}

/// A text, or the first of a list: any property of schema.org may have several values.
fn text(value: &Value) -> Option<String> {
    if let Value::Array(list) = value {
        return list.iter().find_map(text);
    }
    let text = value.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The name of a person or organisation: a string, an object, the first of a list, or a reference.
fn name(value: &Value, names: &BTreeMap<&str, &str>) -> Option<String> {
    match value {
        Value::Array(list) => list.iter().find_map(|value| name(value, names)),
        Value::Object(object) => object.get("name").and_then(text).or_else(|| {
            let id = object.get("@id").and_then(Value::as_str)?;
            names.get(id).map(|name| (*name).to_owned())
        }),
        value => text(value),
    }
}

/// The names of several persons, each once, joined as readers would; of one where there is one.
fn all_names(value: &Value, names: &BTreeMap<&str, &str>) -> Option<String> {
    let Value::Array(list) = value else {
        return name(value, names);
    };
    let mut all: Vec<String> = Vec::new();
    for name in list.iter().filter_map(|value| name(value, names)) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    (!all.is_empty()).then(|| all.join("، "))
}

fn list(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().filter_map(text).collect(),
        value => text(value).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::article;

    #[test]
    fn an_article_is_found_in_a_graph_and_its_references_are_followed() {
        let script = "{\"@graph\": [{\"@type\": \"Organization\", \"@id\": \"#o\", \"name\": \"جريدة المرفأ\"},\
            {\"@type\": [\"NewsArticle\"], \"headline\": \"عودة الصيادين\n إلى البحر\", \"publisher\": {\"@id\": \"#o\"},\
            \"author\": [{\"name\": \"ليلى حداد\"}, {\"name\": \"سليم حداد\"}], \"datePublished\": \"2024-05-01\"}]};";
        let found = article(&[String::from("{broken"), script.to_owned()]).unwrap();
        assert_eq!(found.headline.as_deref(), Some("عودة الصيادين  إلى البحر"));
        assert_eq!(found.publisher.as_deref(), Some("جريدة المرفأ"));
        assert_eq!(found.author.as_deref(), Some("ليلى حداد، سليم حداد"));
    }

    #[test]
    fn what_is_no_article_says_nothing() {
        let site = String::from("{\"@type\": \"WebSite\", \"name\": \"جريدة المرفأ\"}");
        assert!(article(&[site]).is_none());
    }
}
