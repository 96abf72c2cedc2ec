// The program inside the file: base64 of LZMA of wasm, its bytes sorted. Stands before boot.js in the single file, and inside embed.js.
// LZMA makes the page a quarter smaller than gzip, which browsers unpack themselves, and sorting makes it a ninth smaller again.
// What undoes both is a small wasm of its own (src/unpack). A worker does that and the compiling, so that the page's
// thread is free meanwhile, or the page's thread where there is no worker.
function unpack(base64) {
  return new Promise((done) => {
    let worker, url;
    const end = (module) => {
      worker?.terminate();
      URL.revokeObjectURL(url);
      done(module ?? compiled(base64, UNPACKER));
    };
    try {
      const text = `${decoded}\n${compiled}\nonmessage = ({ data }) => compiled(...data).then(postMessage).catch(() => postMessage(null));`;
      url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      worker = new Worker(url);
      worker.onmessage = ({ data }) => end(data);
      worker.onerror = worker.onmessageerror = () => end();
      worker.postMessage([base64, UNPACKER]);
    } catch {
      end();
    }
  });
}

// The program as a module. The unpacker gives room in its memory, and says where in it the length and the program stand.
async function compiled(base64, unpacker) {
  const { instance } = await WebAssembly.instantiate(decoded(unpacker));
  const { memory, room, unpack } = instance.exports;
  const packed = decoded(base64);
  const place = room(packed.length);
  new Uint8Array(memory.buffer).set(packed, place);
  const start = unpack(place, packed.length);
  const length = new DataView(memory.buffer).getUint32(start, true);
  return WebAssembly.compile(new Uint8Array(memory.buffer, start + 4, length));
}

function decoded(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const UNPACKER = '%UNPACKER%';
