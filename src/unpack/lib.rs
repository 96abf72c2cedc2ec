//! Unpacks the page's program: LZMA, then its bytes put back from where they were sorted to.
//!
//! A second, small WebAssembly module, which stands in the page as it is: what browsers unpack by themselves, gzip, leaves the page
//! a quarter larger, and JavaScript takes twice as long.
//!
//! Deliberately absent: checks. The bytes are the page's own, as the build made them; damaged ones stop the module, and the page
//! says that it cannot open.

#![cfg_attr(target_arch = "wasm32", no_std)]

pub mod lzma;
pub mod parts;

#[cfg(target_arch = "wasm32")]
#[expect(unsafe_code, reason = "JavaScript names places in memory by numbers")]
mod page {
    use core::arch::wasm32::{memory_grow, unreachable};
    use core::panic::PanicInfo;
    use core::slice::{from_raw_parts, from_raw_parts_mut};

    use crate::{lzma, parts};

    /// What is wrong nobody could read here.
    #[panic_handler]
    fn stop(_: &PanicInfo<'_>) -> ! {
        unreachable()
    }

    /// New memory for so many bytes, all 0: where it begins.
    #[unsafe(no_mangle)]
    extern "C" fn room(bytes: usize) -> usize {
        const PAGE: usize = 1 << 16;
        memory_grow(0, bytes.div_ceil(PAGE)) * PAGE
    }

    /// Unpacks so many bytes from a place in memory that [`room`] gave: where the length of the module stands, in four bytes, and
    /// then the module.
    #[unsafe(no_mangle)]
    extern "C" fn unpack(place: usize, length: usize) -> usize {
        // SAFETY: `room` gave the place, memory never shrinks, and nobody else has it while this runs.
        let packed = unsafe { from_raw_parts(place as *const u8, length) };
        let sorted = new(lzma::length(packed));
        lzma::unpack(packed, sorted);
        let out = new(4 + parts::length(sorted) + parts::SLACK);
        let (number, module) = out.split_at_mut(4);
        let length = parts::put_together(sorted, module);
        number.copy_from_slice(&(length as u32).to_le_bytes());
        out.as_ptr() as usize
    }

    fn new(bytes: usize) -> &'static mut [u8] {
        let place = room(bytes);
        // SAFETY: it is new, and given to nobody else.
        unsafe { from_raw_parts_mut(place as *mut u8, bytes) }
    }
}
