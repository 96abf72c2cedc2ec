// Starts the page: gets the compiled module and the glue's text, keeps both where a worker can be made of them
// (`__datelines`), and mounts. In the single file both stand in the page itself; served by trunk they are its neighbours.
(async () => {
  const root = document.getElementById('datelines');
  const packed = document.getElementById('datelines-wasm');
  const script = document.getElementById('datelines-glue');
  try {
    const [module, glue] = packed
      ? [await unpack(packed.textContent), script.textContent]
      : await Promise.all([
        WebAssembly.compileStreaming(fetch(script.dataset.wasm)),
        fetch(script.src).then((answer) => answer.text()),
      ]);
    globalThis.__datelines = { module, glue };
    await wasm_bindgen({ module_or_path: module });
    // The page API: open(story), select(id), shown(), memory().
    globalThis.datelines = wasm_bindgen.mount(root, '{"storage":true}');
  } catch (error) {
    console.error(error);
    root.append(` (${error})`);
  }
})();
