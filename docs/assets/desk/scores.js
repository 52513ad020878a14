// How much a text speaks for each playbook. No DOM. The same as `macros/desk/count.py`.

import { features } from "./features.js";
import { placeOf } from "./index-file.js";

/** @typedef {import("./index-file.js").Index} Index */
/** @typedef {{text: string, found: Int32Array}} Part  A stretch of text; its features, numbered. */

const EASE = 3;

/** The features of one ticket, numbered as they come, with their place in the index. */
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
    return { text, found: Int32Array.from(features(text), (feature) => this.#number(feature)) };
  }

  /** @param {number} feature */
  #number(feature) {
    const known = this.#numbers.get(feature);
    if (known !== undefined) return known;
    this.#numbers.set(feature, this.rows.length);
    return this.rows.push(placeOf(this.index, feature)) - 1;
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
    // Of the playbooks, of none of them, and of what stands around a question.
    this.playbooks = known.index.about.playbooks.length;
    this.scores = new Int32Array(this.playbooks + 2);
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
        const end = row < 0 ? 0 : index.starts[row + 1];
        for (let i = row < 0 ? 0 : index.starts[row]; i < end; i++) {
          this.scores[index.classes[i]] += index.values[i];
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

  /** How well each playbook fits, or each of those at some places. @param {number[]} [places] */
  fits(places) {
    const none = this.scores[this.playbooks];
    const found = new Float64Array(places?.length ?? this.playbooks);
    for (let i = 0; i < found.length; i++) {
      found[i] = (this.scores[places ? places[i] : i] - none) / this.#root;
    }
    return found;
  }

  /** How well the best playbook fits, 0 where there is none. */
  get fit() {
    return this.fits().reduce((most, one) => Math.max(most, one), this.playbooks ? -Infinity : 0);
  }

  /** How sure it is that a playbook fits: how well the best does, and how much is told. */
  get sure() {
    return this.fit + this.told / this.#root / 4;
  }

  /** How much more speaks for anything than for standing around a question. */
  get told() {
    return Math.max(...this.scores.subarray(0, -1)) - this.scores[this.playbooks + 1];
  }

  get #root() {
    return Math.sqrt(this.#size + EASE);
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
