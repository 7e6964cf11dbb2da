//! The command. It only turns the outcome into an exit status.

fn main() {}
