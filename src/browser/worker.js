// Stands behind the glue in the worker's text. One message in: the compiled module and the request. Out: `progress` on the way, then the answer,
// `part` for part, and `done`, or `failed`; with each the size of the worker's memory.
onmessage = ({ data }) => {
  let memory;
  const say = (what) => postMessage({ ...what, memory: memory?.buffer.byteLength });
  try {
    ({ memory } = wasm_bindgen.initSync({ module: data.module }));
    say({ progress: 0 });
    wasm_bindgen.work(data.request, (progress) => say({ progress }), (part) => say({ part }));
    say({ done: true });
  } catch (error) {
    say({ failed: String(error) });
  }
};
