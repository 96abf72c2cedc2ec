// The program inside the file: base64 of LZMA of wasm, its bytes sorted. Stands before boot.js in the single file, and inside embed.js.
// LZMA makes the page a quarter smaller than gzip, which browsers could unpack themselves, for a tenth of a second of work
// when it opens, and sorting makes it a twelfth smaller again; a worker does that and the compiling, so that the page's thread is
// free meanwhile, or the page's thread where there is no worker.
function unpack(base64) {
  return new Promise((done) => {
    let worker, url;
    const end = (module) => {
      worker?.terminate();
      URL.revokeObjectURL(url);
      done(module ?? compiled(base64));
    };
    try {
      const text = `${unlzma}\n${inOrder}\n${compiled}\nonmessage = ({ data }) => compiled(data).then(postMessage).catch(() => postMessage(null));`;
      url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      worker = new Worker(url);
      worker.onmessage = ({ data }) => end(data);
      worker.onerror = worker.onmessageerror = () => end();
      worker.postMessage(base64);
    } catch {
      end();
    }
  });
}

async function compiled(base64) {
  const packed = atob(base64);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  return WebAssembly.compile(inOrder(unlzma(bytes)));
}

// The `.lzma` format: properties, dictionary size, length (13 bytes), then the coded bytes. After the LZMA specification
// in Igor Pavlov's LZMA SDK (public domain), with its names. The length has to be given; nothing is checked, the file is our own.
function unlzma(data) {
  const view = new DataView(data.buffer, data.byteOffset);
  const [lc, lp, pb] = [data[0] % 9, Math.floor(data[0] / 9) % 5, Math.floor(data[0] / 45)];
  const out = new Uint8Array(view.getUint32(5, true));
  const probs = (n) => new Uint16Array(n).fill(1024);
  const lengths = () => ({ choice: probs(2), low: probs(16 << 3), mid: probs(16 << 3), high: probs(256) });
  const literals = probs(0x300 << (lc + lp));
  const [isMatch, isRep0Long] = [probs(12 << 4), probs(12 << 4)];
  const [isRep, isRepG0, isRepG1, isRepG2] = [probs(12), probs(12), probs(12), probs(12)];
  const [slots, special, align] = [probs(4 << 6), probs(115), probs(16)];
  const [matchLength, repLength] = [lengths(), lengths()];
  let range = -1 >>> 0, code = view.getUint32(14, false), at = 18;

  function bit(p, i) {
    const v = p[i], bound = (range >>> 11) * v;
    let b;
    if (code < bound) { range = bound; p[i] = v + ((2048 - v) >>> 5); b = 0; }
    else { range -= bound; code -= bound; p[i] = v - (v >>> 5); b = 1; }
    if (range < 0x1000000) { range = (range << 8) >>> 0; code = ((code << 8) | data[at++]) >>> 0; }
    return b;
  }
  function tree(p, from, bits) {
    let m = 1;
    for (let i = 0; i < bits; i++) m = (m << 1) | bit(p, from + m);
    return m - (1 << bits);
  }
  function reverse(p, from, bits) {
    let m = 1, sum = 0;
    for (let i = 0; i < bits; i++) { const b = bit(p, from + m); m = (m << 1) | b; sum |= b << i; }
    return sum;
  }
  function direct(bits) {
    let sum = 0;
    while (bits--) {
      range >>>= 1;
      let b = 0;
      if (code >= range) { code -= range; b = 1; }
      if (range < 0x1000000) { range = (range << 8) >>> 0; code = ((code << 8) | data[at++]) >>> 0; }
      sum = sum * 2 + b;
    }
    return sum;
  }
  function length(l, pos) {
    if (!bit(l.choice, 0)) return 2 + tree(l.low, pos << 3, 3);
    if (!bit(l.choice, 1)) return 10 + tree(l.mid, pos << 3, 3);
    return 18 + tree(l.high, 0, 8);
  }

  let state = 0, rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0;
  for (let n = 0; n < out.length;) {
    const pos = n & ((1 << pb) - 1);
    if (!bit(isMatch, (state << 4) + pos)) {
      const before = n ? out[n - 1] : 0;
      const from = 0x300 * (((n & ((1 << lp) - 1)) << lc) + (before >>> (8 - lc)));
      let symbol = 1;
      if (state >= 7) {
        let match = out[n - rep0 - 1];
        do {
          const b = (match >>> 7) & 1;
          match <<= 1;
          const c = bit(literals, from + ((1 + b) << 8) + symbol);
          symbol = (symbol << 1) | c;
          if (b !== c) break;
        } while (symbol < 0x100);
      }
      while (symbol < 0x100) symbol = (symbol << 1) | bit(literals, from + symbol);
      out[n++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let size;
    if (bit(isRep, state)) {
      let again = false;
      if (!bit(isRepG0, state)) {
        if (!bit(isRep0Long, (state << 4) + pos)) { state = state < 7 ? 9 : 11; out[n] = out[n - rep0 - 1]; n++; continue; }
      } else {
        let distance;
        if (!bit(isRepG1, state)) distance = rep1;
        else {
          if (!bit(isRepG2, state)) distance = rep2;
          else { distance = rep3; rep3 = rep2; }
          rep2 = rep1;
        }
        rep1 = rep0; rep0 = distance;
      }
      size = length(repLength, pos);
      state = state < 7 ? 8 : 11;
    } else {
      rep3 = rep2; rep2 = rep1; rep1 = rep0;
      size = length(matchLength, pos);
      state = state < 7 ? 7 : 10;
      const slot = tree(slots, Math.min(size - 2, 3) << 6, 6);
      if (slot < 4) rep0 = slot;
      else {
        const bits = (slot >>> 1) - 1;
        rep0 = (2 | (slot & 1)) << bits;
        if (slot < 14) rep0 += reverse(special, rep0 - slot, bits);
        else rep0 += direct(bits - 4) * 16 + reverse(align, 0, 4);
      }
    }
    for (const end = Math.min(n + size, out.length); n < end; n++) out[n] = out[n - rep0 - 1];
  }
  return out;
}

// The module put together again from its parts, which are those of `Kind` in `xtask/src/sorted.rs`.
function inOrder(data) {
  const [CODE, LOCALS, LABELS, HEAD, TAIL, FORMS] = [0, 1, 7, 8, 9, 10];
  const view = new DataView(data.buffer);
  const at = [];
  let next = 48;
  for (let part = 1; part < 12; part++) { at.push(next); next += view.getUint32(4 * part, true); }
  const [, codeEnd] = at, tailEnd = at[FORMS], forms = at[FORMS];
  // A function is put together five bytes further on, the most that its length can take.
  const out = new Uint8Array(view.getUint32(0, true) + 5);
  let n = 0, recent;

  function raw(part, count) {
    while (count--) out[n++] = data[at[part]++];
  }
  function number(part) {
    let value = 0, shift = 0, byte;
    do {
      out[n++] = byte = data[at[part]++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  }
  function put(value) {
    for (; value > 127; value >>>= 7) out[n++] = value | 128;
    out[n++] = value;
  }
  function operand(part) {
    const start = n;
    let rank = number(part);
    if (part !== LOCALS) return;
    while (recent.length <= rank) recent.push(recent.length);
    const local = recent[rank];
    for (; rank; rank--) recent[rank] = recent[rank - 1];
    recent[0] = local;
    n = start;
    put(local);
  }

  raw(HEAD, at[TAIL] - at[HEAD]);
  while (at[CODE] < codeEnd) {
    const start = n += 5;
    for (let sorts = number(CODE); sorts--;) { number(CODE); number(CODE); }
    recent = [];
    for (let depth = 1; depth;) {
      let op = data[at[CODE]++];
      out[n++] = op < 255 ? op : 65;
      if (op > 1 && op < 5) depth++;
      else if (op === 11) depth--;
      else if (op === 252) op = 256 + number(CODE);
      const form = data[forms + op];
      if (form > 15) operand((form >> 4) - 1);
      if (form & 15) operand((form & 15) - 1);
      if (op === 14) for (let labels = number(LABELS); labels-- >= 0;) number(LABELS);
      else if (op === 67) raw(CODE, 4);
      else if (op === 68) raw(CODE, 8);
    }
    const length = n - start;
    n = start - 5;
    put(length);
    out.copyWithin(n, start, start + length);
    n += length;
  }
  raw(TAIL, tailEnd - at[TAIL]);
  return out.subarray(0, n);
}
