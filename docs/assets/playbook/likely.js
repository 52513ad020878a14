// Which checks a ticket speaks for, and the words that do. No DOM. The same sums as `macros/desk/leads.py`.

import { features, words as wordsOf } from "../desk/features.js";
import { isSmall } from "../ticket/language.js";

const MOST = 3; // checks that are marked
const WORDS = 4;
const TELLING = 0.4; // of the word that speaks most: below, a word says nothing to an agent
const BESIDE = 0.25; // of the best: below, a check does not stand beside it
const EASE = 20;
const OFTEN = 1 << 20; // no feature: how often customers mean a check at all
const ENOUGH = OFTEN + 1; // nor this: tenths of the best for the ticket's length; below, it does not say
const SHORT = /^[A-Za-z][a-z]{0,2}$/; // `not`, `I`, `my`; IP, RAM and 535 tell something
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’._-][\p{L}\p{N}\p{M}]+)*/gu;

/** @typedef {Map<number, number>} Weights  By feature. */

/** @param {string} packed  `number.weight` to the base 36, each number from the one before. @returns {Weights} */
export function unpack(packed) {
  let feature = 0;
  return new Map(
    packed.split(" ").filter(Boolean).map((pair) => {
      const [step, weight] = pair.split(".").map((digits) => parseInt(digits, 36));
      return [(feature += step), weight];
    }),
  );
}

/**
 * The checks that a ticket speaks for, the best first; none where it does not say.
 * @param {Weights[]} checks
 * @param {string} ticket
 * @param {Weights} [common]  Words that everybody writes: they speak, and are not shown.
 * @returns {{place: number, words: string[]}[]}
 */
export function likely(checks, ticket, common) {
  const found = features(ticket);
  const length = Math.sqrt(found.size + EASE);
  const sums = checks.map((weights) => sum(weights, found));
  if (Math.max(0, ...sums) * 10 < (checks[0]?.get(ENOUGH) ?? 0) * length) return [];
  const scores = checks
    .map((weights, place) => ({ place, score: sums[place] && sums[place] + ((weights.get(OFTEN) ?? 0) * length) / 10 }))
    .filter(({ score }) => score > 0);
  scores.sort((one, other) => other.score - one.score || one.place - other.place);
  return scores
    .slice(0, MOST)
    .filter(({ score }) => score >= BESIDE * scores[0].score)
    .map(({ place }) => ({ place, words: wordsFor(checks[place], ticket, common) }));
}

/** @param {Weights} weights @param {Iterable<number>} found */
function sum(weights, found) {
  let total = 0;
  for (const feature of found) total += weights.get(feature) ?? 0;
  return total;
}

/**
 * The ticket's words that speak most for a check, as they stand in it.
 * @param {Weights} weights @param {string} ticket @param {Weights} [common]
 */
function wordsFor(weights, ticket, common) {
  /** @type {Map<string, {word: string, at: number, weight: number, whole: boolean}>} */
  const known = new Map();
  for (const { 0: word, index } of ticket.matchAll(WORD)) {
    const [key, parts] = [word.toLowerCase(), wordsOf(word)];
    if (known.has(key) || isSmall(key) || parts.every((one) => common?.has(one))) continue;
    known.set(key, { word, at: index, weight: sum(weights, features(word)), whole: parts.some((one) => weights.has(one)) });
  }
  const all = [...known.values()].sort((one, other) => other.weight - one.weight);
  const strong = all.filter(({ weight }) => weight > 0 && weight >= TELLING * all[0].weight);
  const best = preferred(preferred(strong, ({ whole }) => whole), ({ word }) => !SHORT.test(word));
  return best.slice(0, WORDS).sort((one, other) => one.at - other.at).map(({ word }) => shortened(word));
}

/** Those that tell more, where there are any: words that the check knows, not what only looks alike.
 * @template T @param {T[]} all @param {(one: T) => boolean} tells */
function preferred(all, tells) {
  const some = all.filter(tells);
  return some.length ? some : all;
}

/** Scripts without spaces have no words: as much as one can read at a glance. @param {string} word */
function shortened(word) {
  return word.length > 24 ? `${word.slice(0, 23)}…` : word;
}
