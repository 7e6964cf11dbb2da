//! How much memory is held for each record that duplicates are told by: `cargo run --release --example duplicate_memory
//! -- 1000000 near` feeds the fingerprints of so many articles of 60 to 430 words, and prints bytes a record and seconds.
//! Fingerprints are drawn, not made of texts, which takes longer than meeting them. Of `exact` and `near` one is
//! measured in each run, since memory is not given back.

#![expect(
    clippy::disallowed_methods,
    reason = "reads what the system says of the process"
)]
#![expect(clippy::print_stdout, reason = "the figures are for people")]
#![expect(clippy::unwrap_used, reason = "a failing measurement has no result")]

#[path = "../duplicates/random.rs"]
#[allow(
    dead_code,
    reason = "the tests use more of it than the measurement does"
)]
mod random;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ghirbal::corpus::{Duplicates, Fingerprint};
use ghirbal::model::Address;
use random::Random;
use std::time::Instant;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let count: u64 = args[1].parse().unwrap();
    let near = args[2] == "near";
    let mut random = Random(1);
    let mut duplicates = Duplicates::new(near);
    let (before, start) = (resident(), Instant::now());
    let mut found = 0_u64;
    for record in 0..count {
        let address = Address {
            path: format!(
                "dumps/2024/{:02}/outlet-{:04}.jsonl",
                record * 12 / count + 1,
                record / 2500
            ),
            record: record % 2500,
            ..Address::default()
        };
        let fingerprint = fingerprint(&mut random);
        found += u64::from(duplicates.meet(&fingerprint, &address).is_some());
    }
    let bytes = (resident() - before) as f64 / count as f64;
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{count} records, {}: {bytes:.0} bytes a record, {seconds:.0} s, {found} found",
        args[2]
    );
}

/// The fingerprint of an article that shares nothing with others: an eighth of its words are numbers and rare.
fn fingerprint(random: &mut Random) -> Fingerprint {
    let words = random.between(60, 430);
    let mut bytes = Vec::new();
    bytes.extend(random.next().to_le_bytes());
    bytes.extend(random.next().to_le_bytes());
    for (count, most) in [(words - 4, 256), (words / 20, 24), (words / 8, 24)] {
        let mut hashes: Vec<u32> = (0..count).map(|_| random.next() as u32).collect();
        hashes.sort_unstable();
        hashes.dedup();
        bytes.extend((hashes.len() as u32).to_le_bytes());
        hashes.truncate(most);
        bytes.extend(hashes.iter().flat_map(|hash| hash.to_le_bytes()));
    }
    Fingerprint::decode(&format!("g1:{}", URL_SAFE_NO_PAD.encode(bytes))).unwrap()
}

/// Bytes of memory that the process has.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    let kilobytes: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kilobytes * 1024
}
