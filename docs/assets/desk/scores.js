// How much a text speaks for each playbook, for none of them, and for standing around a question.
// No DOM. `macros/desk/learn.py` says what a score is: scale · Σ weights / √n + bias, n the number
// of features of the text that the index knows. 0 is where a text may as well belong as not.

import { features } from "./features.js";
import { placeOf } from "./index-file.js";

/** @typedef {import("./index-file.js").Index} Index */
/** @typedef {{text: string, found: Int32Array}} Part  A stretch of text; its features, numbered. */

/** The features of one ticket that the index knows, numbered as they come, with their rows there. */
export class Features {
  /** @type {Map<number, number>} */
  #numbers = new Map();
  /** @type {number[]} */
  rows = [];

  /** @param {Index} index */
  constructor(index) {
    this.index = index;
  }

  /** @param {string} text @returns {Part} */
  part(text) {
    const numbers = Array.from(features(text), (feature) => this.#number(feature));
    return { text, found: Int32Array.from(numbers.filter((number) => number >= 0)) };
  }

  /** @param {number} feature */
  #number(feature) {
    const known = this.#numbers.get(feature);
    if (known !== undefined) return known;
    const row = placeOf(this.index, feature);
    const number = row < 0 ? -1 : this.rows.push(row) - 1;
    this.#numbers.set(feature, number);
    return number;
  }
}

/** What the features of a growing text add up to. */
export class Count {
  #known;
  #seen;
  #size = 0;

  /** @param {Features} known */
  constructor(known) {
    this.#known = known;
    this.#seen = new Uint8Array(known.rows.length);
    this.playbooks = known.index.about.playbooks.length;
    // Of the playbooks, of none of them, and of what stands around a question.
    this.sums = new Int32Array(this.playbooks + 2);
  }

  /** @param {Part[]} said */
  add(...said) {
    const { rows, index } = this.#known;
    if (this.#seen.length < rows.length) this.#grow(rows.length);
    for (const { found } of said) {
      for (const feature of found) {
        if (this.#seen[feature]) continue;
        this.#seen[feature] = 1;
        this.#size += 1;
        const row = rows[feature];
        for (let i = index.starts[row], end = index.starts[row + 1]; i < end; i++) {
          this.sums[index.classes[i]] += index.values[i];
        }
      }
    }
    return this;
  }

  /** @param {number} length */
  #grow(length) {
    const seen = new Uint8Array(length);
    seen.set(this.#seen);
    this.#seen = seen;
  }

  get about() {
    return this.#known.index.about;
  }

  /** Whether anything of the text is known at all. */
  get isKnown() {
    return this.#size > 0;
  }

  /** The score of a class. @param {number} place */
  score(place) {
    const { scale, biases } = this.about;
    return (scale * this.sums[place]) / Math.sqrt(Math.max(1, this.#size)) + (biases[place] ?? 0);
  }

  /** The scores of some classes. @param {number[]} places */
  scores(places) {
    return places.map((place) => this.score(place));
  }

  /** How well playbooks fit: their scores above that of "none of them". @param {number[]} [places] */
  margins(places) {
    const none = this.score(this.playbooks);
    const found = new Float64Array(places?.length ?? this.playbooks);
    for (let i = 0; i < found.length; i++) found[i] = this.score(places ? places[i] : i) - none;
    return found;
  }

  /** How well the best playbook fits. */
  get margin() {
    return this.isKnown ? this.margins().reduce((most, one) => Math.max(most, one), -Infinity) : -Infinity;
  }

  /** How much more speaks for anything that is asked than for standing around a question. */
  get told() {
    let most = -Infinity;
    for (let place = 0; place <= this.playbooks; place++) most = Math.max(most, this.score(place));
    return most - this.score(this.playbooks + 1);
  }
}

/**
 * How much a few words speak for the playbook at a place.
 * @param {Index} index
 * @param {string} words
 * @param {number} playbook
 */
export function weightOf(index, words, playbook) {
  let sum = 0;
  for (const feature of features(words)) {
    const row = placeOf(index, feature);
    if (row < 0) continue;
    for (let i = index.starts[row]; i < index.starts[row + 1]; i++) {
      if (index.classes[i] === playbook) sum += index.values[i];
    }
  }
  return sum;
}
