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
  let at = end;
  const one = () => {
    for (let value = 0, shift = 0; shift < 32 && at < data.length; shift += 7) {
      const byte = data[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw new RangeError("the index is cut off");
  };
  const count = one();
  if (count > data.length) throw new RangeError("the index is cut off");
  const features = new Uint32Array(count);
  for (let i = 0, sum = 0; i < features.length; i++) features[i] = sum += one();
  const starts = new Uint32Array(features.length + 1);
  for (let i = 0; i < features.length; i++) starts[i + 1] = starts[i] + one();
  if (starts[count] > data.length) throw new RangeError("the index is cut off");
  const classes = new Uint16Array(starts[count]);
  for (let row = 0; row < features.length; row++) {
    for (let i = starts[row], sum = 0; i < starts[row + 1]; i++) classes[i] = sum += one();
  }
  const values = new Int8Array(data.buffer.slice(data.byteOffset + at, data.byteOffset + data.length));
  const known = about.playbooks.length + 2;
  if (values.length !== classes.length || classes.some((place) => place >= known)) {
    throw new RangeError("the index is of another kind");
  }
  return { about, features, starts, classes, values };
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
