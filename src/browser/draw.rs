//! An SVG as a PNG: drawn by the browser, on a canvas that nobody sees.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};
use yew::Callback;

use super::document;
use super::download::{address_of, download};

/// Pixels of the picture for each CSS pixel, for print.
const FINE: f64 = 2.0;
/// No browser draws a canvas longer than this, in pixels.
const LONGEST: f64 = 16_000.0;

/// Draws the SVG, whose size is given in CSS pixels, and offers it as a download under this name. Where the browser cannot, `failed`
/// is called.
pub fn draw(svg: String, size: (f64, f64), name: String, failed: Callback<()>) {
    if document().is_none() {
        return;
    }
    spawn_local(async move {
        let bytes = png(&svg, size).await;
        let given = bytes.is_ok_and(|bytes| download(&name, "image/png", &bytes));
        if !given {
            failed.emit(());
        }
    });
}

async fn png(svg: &str, (width, height): (f64, f64)) -> Result<Vec<u8>, JsValue> {
    let url = address_of("image/svg+xml", &Array::of1(&svg.into()))?;
    let image = HtmlImageElement::new()?;
    image.set_src(&url);
    let loaded = JsFuture::from(image.decode()).await;
    let drawn = match loaded {
        Ok(_) => painted(&image, width, height),
        Err(problem) => Err(problem),
    };
    Url::revoke_object_url(&url)?;
    let blob = JsFuture::from(blob_of(&drawn?)).await?.dyn_into::<Blob>()?;
    let buffer = JsFuture::from(blob.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn painted(
    image: &HtmlImageElement,
    width: f64,
    height: f64,
) -> Result<HtmlCanvasElement, JsValue> {
    let scale = FINE.min(LONGEST / height.max(width));
    let canvas: HtmlCanvasElement = document()
        .ok_or(JsValue::NULL)?
        .create_element("canvas")?
        .dyn_into()?;
    canvas.set_width((width * scale) as u32);
    canvas.set_height((height * scale) as u32);
    let context: CanvasRenderingContext2d =
        canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(
        image,
        0.0,
        0.0,
        width * scale,
        height * scale,
    )?;
    Ok(canvas)
}

/// The canvas as a PNG file; the promise is broken where there is none.
fn blob_of(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |keep, fail| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            let _ = keep.call1(&JsValue::NULL, &blob);
        });
        if canvas.to_blob(done.unchecked_ref()).is_err() {
            let _ = fail.call0(&JsValue::NULL);
        }
    })
}
