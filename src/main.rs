//! The page: puts the desk into its shell.

fn main() {
    headroom::app::start();
}
