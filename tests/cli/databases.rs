//! SQLite. Databases are made here by Python's own library, of the articles of `tables/`.

use crate::dir::Dir;
use crate::tables::{fixture, holds_articles};
use crate::tool::run;

/// Makes a database by statements of Python's library; `articles` holds the rows.
fn database(dir: &Dir, name: &str, script: &str) {
    let script = format!(
        "import json, sqlite3, sys\narticles = json.load(sys.stdin)\ndb = sqlite3.connect({name:?})\n{script}\ndb.commit()\ndb.close()\n"
    );
    run(dir, &["python3", "-c", &script], &fixture("articles.json"));
}

const POSTS: &str = "db.execute('create table posts(id text primary key, title text, body text, url text, date text) OPTIONS')\n\
    db.executemany('insert into posts values(:id, :title, :text, :url, :date)', articles)";

/// The names in a folder.
fn names(dir: &Dir) -> Vec<String> {
    let names = std::fs::read_dir(dir.root()).unwrap();
    let mut names: Vec<String> = names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn databases_are_read_and_left_as_they_are() {
    for (script, before) in [
        (POSTS.replace("OPTIONS", ""), ""),
        (POSTS.replace("OPTIONS", "without rowid"), ""),
        (
            POSTS.replace("OPTIONS", ""),
            "db.execute('pragma journal_mode=wal')\n",
        ),
        (
            POSTS.replace("OPTIONS", ""),
            "db.execute('pragma encoding=\"UTF-16\"')\n",
        ),
    ] {
        let dir = Dir::new();
        let more = "\ndb.execute('create table tags(name text)')\ndb.execute(\"insert into tags values('ماء')\")\n\
            db.execute('create view all_posts as select * from posts')";
        database(&dir, "a b?.db", &format!("{before}{script}{more}"));
        let bytes = std::fs::read(dir.path("a b?.db")).unwrap();
        let ran = dir.run(&["clean", "a b?.db"]);
        holds_articles(&ran, &["id", "url", "date"]);
        assert_eq!(ran.records()[0]["member"], "posts");
        assert_eq!(names(&dir), ["a b?.db"]);
        assert_eq!(std::fs::read(dir.path("a b?.db")).unwrap(), bytes);
        holds_articles(&dir.run_with(&["clean", "-"], bytes), &["id"]);
    }
}

#[test]
fn an_index_of_words_does_not_give_articles_twice() {
    let dir = Dir::new();
    let index = "\ndb.execute('create virtual table words using fts5(title, body)')\n\
        db.execute('insert into words select title, body from posts')";
    database(
        &dir,
        "a.db",
        &format!("{}{index}", POSTS.replace("OPTIONS", "")),
    );
    holds_articles(&dir.run(&["clean", "a.db"]), &["id"]);
}

#[test]
fn a_damaged_page_of_a_database_costs_its_own_rows_alone() {
    let dir = Dir::new();
    let script = "db.execute('pragma page_size=4096')\n\
        db.execute('create table posts(id integer primary key, title text, body text)')\n\
        db.executemany('insert into posts values(?, ?, ?)', [(at, f\"{articles[at % 3]['title']} {at}\", articles[at % 3]['text']) for at in range(1, 200)])";
    database(&dir, "a.db", script);
    let mut bytes = std::fs::read(dir.path("a.db")).unwrap();
    bytes[4096 * 9..4096 * 10].fill(0xff);
    dir.file("a.db", &bytes);
    let ran = dir.run(&["clean", "a.db"]);
    let left = ran.exits(2).records().len();
    assert!((180..199).contains(&left), "{left}");
    ran.says("a.db!posts: rows ");
    assert_eq!(ran.records().last().unwrap()["id"], "199");
}

#[test]
fn a_database_with_changes_beside_it_is_refused() {
    let dir = Dir::new();
    database(&dir, "a.db", &POSTS.replace("OPTIONS", ""));
    dir.file("a.db-wal", "x");
    let ran = dir.run(&["clean", "a.db"]);
    assert!(ran.exits(2).stdout.is_empty());
    ran.says("a.db: has changes in a.db-wal that are not in it yet; close the program");
}

#[test]
fn databases_without_texts_and_broken_ones_are_refused() {
    let dir = Dir::new();
    database(
        &dir,
        "a.db",
        "db.execute('create table x(a, b)')\ndb.execute('insert into x values(1, 2)')",
    );
    dir.run(&["clean", "a.db"])
        .exits(2)
        .says("a.db: is a database without a table of texts; name");
    dir.file("b.db", b"SQLite format 3\0");
    dir.run(&["clean", "b.db"])
        .exits(2)
        .says("b.db: is SQLite that cannot be read");
}
