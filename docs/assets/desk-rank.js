// From a ticket to playbooks. No DOM. The same as `macros/desk/rank.py`; there it says why.

import { placeOf } from "./desk-index.js";
import { parts, read } from "./desk-ticket.js";
import { features } from "./desk-words.js";

/** @typedef {import("./desk-index.js").Index} Index */
/** @typedef {{place: number, fit: number, part: string}} Answer  `place` among the playbooks. */
/** @typedef {{answers: Answer[], several: boolean, text: string}} Ranking  `text` is what counted. */

const MOST = 5;
const ALWAYS = 3;
const LIKELY = 50;
const EASE = 3;

/** @param {Index} index @param {string} text @returns {Ranking} */
export function rank(index, text) {
  const { fresh, old } = read(text, index.about.ticket);
  const ranking = rankingOf(index, fresh);
  return ranking.answers.length || !old ? ranking : rankingOf(index, `${fresh}\n${old}`);
}

/** @param {Index} index @param {string} text @returns {Ranking} */
function rankingOf(index, text) {
  const whole = new Count(index).add(text);
  const fits = whole.fits();
  const order = Array.from(fits.keys()).sort((a, b) => fits[b] - fits[a] || a - b);
  const { fit, ticket } = index.about;
  if (!order.length || fits[order[0]] < fit) return { answers: [], several: false, text };
  const said = parts(text, ticket);
  const likely = agreed(index, whole, order.slice(0, LIKELY), said);
  const asked = questions(index, said, likely);
  const ofs = asked.map((question) => new Count(index).add(question).fits(likely));
  const winners = [...new Set([0, ...ofs.map(best)])].slice(0, MOST);
  const several = winners.length > 1;
  const others = Array.from(likely.keys()).filter((n) => !winners.includes(n));
  const answers = [...winners, ...others.slice(0, MOST - winners.length)]
    .sort((a, b) => a - b)
    .filter((n) => n < ALWAYS || winners.includes(n) || fits[likely[n]] >= fit)
    .map((n) => ({
      place: likely[n],
      fit: fits[likely[n]],
      part: several ? asked[best(ofs.map((of) => of[n]))] : "",
    }));
  return { answers, several, text };
}

/**
 * The likely playbooks in a better order: what several parts speak for counts more.
 * @param {Index} index
 * @param {Count} whole
 * @param {number[]} likely
 * @param {string[]} said
 */
function agreed(index, whole, likely, said) {
  const totals = new Map(likely.map((place) => [place, whole.scores[place]]));
  for (const part of said) {
    const { scores } = new Count(index).add(part);
    for (const place of likely) totals.set(place, (totals.get(place) ?? 0) + Math.max(0, scores[place]));
  }
  const of = (/** @type {number} */ place) => totals.get(place) ?? 0;
  return [...likely].sort((a, b) => of(b) - of(a) || a - b);
}

/**
 * A ticket's parts joined to stretches that each ask for something else.
 * @param {Index} index
 * @param {string[]} said
 * @param {number[]} likely
 * @returns {string[]}
 */
function questions(index, said, likely) {
  const before = stretches(index, said, likely);
  const after = stretches(index, [...said].reverse(), likely).reverse();
  let [cut, most] = [0, 0];
  for (let place = 1; place < said.length; place++) {
    const [one, other] = [before[place - 1], after[place]];
    const [mine, theirs] = [best(one), best(other)];
    const fit = Math.min(one[mine], other[theirs]);
    const apart = Math.min(one[mine] - one[theirs], other[theirs] - other[mine]);
    if (fit >= index.about.asks_fit && apart >= index.about.asks_apart && fit + apart > most) {
      [cut, most] = [place, fit + apart];
    }
  }
  if (!cut) return [said.join("\n")];
  const [first, second] = [said.slice(0, cut), said.slice(cut)];
  return [...questions(index, first, likely), ...questions(index, second, likely)];
}

/**
 * How well each of the likely playbooks fits the first part, the first two, and so on.
 * @param {Index} index
 * @param {string[]} said
 * @param {number[]} likely
 */
function stretches(index, said, likely) {
  const count = new Count(index);
  return said.map((part) => count.add(part).fits(likely));
}

/** The place of the largest, the first of equals. @param {ArrayLike<number>} numbers */
function best(numbers) {
  let place = 0;
  for (let i = 1; i < numbers.length; i++) if (numbers[i] > numbers[place]) place = i;
  return place;
}

/** What the features of a growing text add up to. */
class Count {
  /** @type {Set<number>} */
  #seen = new Set();
  #index;


  /** @param {Index} index */
  constructor(index) {
    this.#index = index;
    this.scores = new Int32Array(index.about.playbooks.length + 1);
  }

  /** @param {string} text */
  add(text) {
    const { starts, classes, values } = this.#index;
    for (const feature of features(text)) {
      if (this.#seen.has(feature)) continue;
      this.#seen.add(feature);
      const row = placeOf(this.#index, feature);
      if (row < 0) continue;
      for (let i = starts[row]; i < starts[row + 1]; i++) this.scores[classes[i]] += values[i];
    }
    return this;
  }

  /** How well each playbook fits, or each of those at some places. @param {number[]} [places] */
  fits(places) {
    const none = this.scores[this.scores.length - 1];
    const root = Math.sqrt(this.#seen.size + EASE);
    const wanted = places ?? Array.from(this.scores.subarray(0, -1).keys());
    return Float64Array.from(wanted, (place) => (this.scores[place] - none) / root);
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
