// chrono-node, and our own WebAssembly, over the same texts:
//   node chrono.mjs [--wasm MODULE]... FILE...        (npm install chrono-node beside it first)
import { readFileSync } from 'node:fs';
import * as chrono from 'chrono-node';

const modules = [];
const files = [];
for (let args = process.argv.slice(2); args.length > 0; args = args.slice(1)) {
  if (args[0] === '--wasm') modules.push((args = args.slice(1))[0]);
  else files.push(args[0]);
}
const texts = files.flatMap((path) => {
  const content = readFileSync(path, 'utf8');
  return path.endsWith('.jsonl') ? content.split('\n').filter(Boolean).map((line) => JSON.parse(line).text) : [content];
});
const total = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const rounds = Math.max(1, Math.ceil(1e6 / total));
const characters = rounds * texts.reduce((sum, text) => sum + [...text].length, 0);

// How many expressions a text has, by each side. Handing the text over to WebAssembly is part of the work.
function ours(path) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path)), {});
  const size = 3 * Math.max(...texts.map((text) => text.length));
  const room = exports.room(size);
  const encoder = new TextEncoder();
  return (text) => {
    const { written } = encoder.encodeInto(text, new Uint8Array(exports.memory.buffer, room, size));
    return exports.tag(room, written);
  };
}
const day = new Date(2008, 7, 28, 12);
const sides = [['chrono-node', (text) => chrono.parse(text, day).length], ...modules.map((path) => [path, ours(path)])];

const best = new Map();
for (let run = 0; run < 9; run += 1) {
  for (const [name, count] of sides) {
    const start = process.cpuUsage();
    let found = 0;
    for (let round = 0; round < rounds; round += 1) for (const text of texts) found += count(text);
    const { user, system } = process.cpuUsage(start);
    const speed = characters / (user + system);
    if (!best.has(name) || best.get(name).speed < speed) best.set(name, { speed, found });
  }
}
const theirs = best.get('chrono-node').speed;
console.log(`${characters} characters in ${texts.length * rounds} texts`);
for (const [name, { speed, found }] of best) {
  console.log(`${name}: ${speed.toFixed(2)} million characters per CPU second, ${(speed / theirs).toFixed(1)} times chrono-node; ${found} expressions`);
}
