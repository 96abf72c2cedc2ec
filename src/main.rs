//! The page's program. It touches nothing when it starts, because it also starts inside the worker:
//! the boot script calls the library's exports to mount the page or to work.
use datelines_app as _;

fn main() {}
