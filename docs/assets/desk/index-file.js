// The desk's index, unpacked. No DOM. `macros/desk/index.py` writes it and says what is in it.
// What is damaged, cut off or of another kind is refused whole: a wrong list is worse than none.

import { listOf, members, recordOf, text } from "../shapes.js";
import { SAID } from "../ticket/known.js";

const ABOUT = members({
  playbooks: listOf(listOf(text)),
  labels: recordOf(text),
  ...SAID,
  ticket: recordOf(textOrNumber),
});

/**
 * @typedef {object} Index
 * @property {any} about  What the JSON text says: playbooks, patterns, limits.
 * @property {Uint32Array} features  Sorted.
 * @property {Uint32Array} starts  Where the weights of each feature begin; one more at the end.
 * @property {Uint16Array} classes  For each weight, what it speaks for.
 * @property {Int8Array} values
 */

/** @param {Response} response @returns {Promise<Index>} */
export async function read(response) {
  if (!response.body) throw new Error(`${response.url} is empty`);
  const plain = response.body.pipeThrough(new DecompressionStream("gzip"));
  return unpack(new Uint8Array(await new Response(plain).arrayBuffer()));
}

/** @param {Uint8Array<ArrayBuffer>} data @returns {Index} */
export function unpack(data) {
  const end = 4 + new DataView(data.buffer, data.byteOffset).getUint32(0, true);
  const about = JSON.parse(new TextDecoder().decode(data.subarray(4, end)));
  ABOUT(about);
  const counted = numbers(data, end, 1);
  const [count] = counted.read;
  const gaps = numbers(data, counted.at, count);
  const lengths = numbers(data, gaps.at, count);
  const features = summed(gaps.read, new Uint32Array(count), [0, count]);
  const starts = new Uint32Array(count + 1);
  summed(lengths.read, starts.subarray(1), [0, count]);
  const steps = numbers(data, lengths.at, starts[count]);
  const classes = summed(steps.read, new Uint16Array(starts[count]), starts);
  const values = new Int8Array(data.buffer.slice(data.byteOffset + steps.at, data.byteOffset + data.length));
  let most = 0;
  for (let i = 0; i < classes.length; i++) most = Math.max(most, classes[i]);
  if (values.length !== classes.length || most >= about.playbooks.length + 2) {
    throw new RangeError("the index is of another kind");
  }
  return { about, features, starts, classes, values };
}

/**
 * Numbers of seven bits a byte, the lowest first.
 * @param {Uint8Array} data
 * @param {number} at
 * @param {number} count
 */
function numbers(data, at, count) {
  if (count > data.length) throw new RangeError("the index is cut off");
  const read = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    let byte = data[at++];
    let value = byte & 127;
    for (let shift = 7; byte > 127 && shift < 32; shift += 7) {
      byte = data[at++];
      value |= (byte & 127) << shift;
    }
    read[i] = value;
  }
  if (at > data.length) throw new RangeError("the index is cut off");
  return { read, at };
}

/**
 * Each number the sum of the steps up to it, from the beginning of its row on.
 * @template {Uint16Array | Uint32Array} T
 * @param {Uint32Array} steps
 * @param {T} sums
 * @param {ArrayLike<number>} starts  Where rows begin; one more at the end.
 * @returns {T}
 */
function summed(steps, sums, starts) {
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let i = starts[row], sum = 0; i < starts[row + 1]; i++) sums[i] = sum += steps[i];
  }
  return sums;
}

/** @param {unknown} value */
function textOrNumber(value) {
  return typeof value === "number" ? value : text(value);
}

/** The place of a feature among all, or -1. @param {Index} index @param {number} feature */
export function placeOf({ features }, feature) {
  let [low, high] = [0, features.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (features[middle] === feature) return middle;
    if (features[middle] < feature) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
