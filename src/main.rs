//! The page's program. It touches nothing when it starts, because it also starts inside the worker:
//! the page calls [`datelines_app`]'s exports to mount itself or to work.
use datelines_app as _;

fn main() {}
