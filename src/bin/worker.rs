//! The compute worker: long calculations beside the page.

fn main() {}
