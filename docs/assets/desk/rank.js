// From a ticket to playbooks. No DOM. The same as `macros/desk/rank.py`; there it says why.

import { Count, Features } from "./scores.js";
import { parts, read } from "./ticket-text.js";

/** @typedef {import("./index-file.js").Index} Index */
/** @typedef {{place: number, fit: number, part: string}} Answer  `place` among the playbooks. */
/** @typedef {{answers: Answer[], several: boolean, text: string}} Ranking  `text` is what counted. */
/** @typedef {import("./scores.js").Part} Part */

const MOST = 5;
const ALWAYS = 3;
const LIKELY = 50;
const CUTS = 2;

/** @param {Index} index @param {string} text @returns {Ranking} */
export function rank(index, text) {
  const { fresh, old } = read(text, index.about.ticket);
  const ranking = rankingOf(index, fresh);
  return ranking.answers.length || !old ? ranking : rankingOf(index, `${fresh}\n${old}`);
}

/** @param {Index} index @param {string} text @returns {Ranking} */
function rankingOf(index, text) {
  const known = new Features(index);
  const all = parts(text, index.about.ticket).map((one) => known.part(one));
  const said = telling(known, all);
  const whole = new Count(known).add(...said);
  const found = fits(index.about, whole) ? fitting(known, whole, said) : { answers: [], several: false };
  return { ...found, text };
}

/** @param {Index["about"]} about @param {Count} whole */
function fits(about, whole) {
  return about.tells === null ? whole.fit >= about.fit : whole.sure >= about.sure;
}

/**
 * @param {Features} known
 * @param {Count} whole
 * @param {Part[]} said
 */
function fitting(known, whole, said) {
  const fit = whole.fits();
  const order = Array.from(fit.keys()).sort((a, b) => fit[b] - fit[a] || a - b);
  const likely = agreed(known, whole, order.slice(0, LIKELY), said);
  const asked = questions(known, said, likely, CUTS);
  const ofs = asked.map((question) => new Count(known).add(...question).fits(likely));
  const winners = [...new Set([0, ...ofs.map(best)])].slice(0, MOST);
  const several = winners.length > 1;
  const others = Array.from(likely.keys()).filter((n) => !winners.includes(n));
  const answers = [...winners, ...others.slice(0, MOST - winners.length)]
    .sort((a, b) => a - b)
    .filter((n) => n < ALWAYS || winners.includes(n) || fit[likely[n]] >= known.index.about.also)
    .map((n) => {
      const own = several ? asked[best(ofs.map((of) => of[n]))] : [];
      return { place: likely[n], fit: fit[likely[n]], part: own.map((one) => one.text).join("\n") };
    });
  return { answers, several };
}

/**
 * The parts that say what a ticket is about, without what only stands around a question.
 * @param {Features} known
 * @param {Part[]} said
 */
function telling(known, said) {
  const { tells } = known.index.about;
  if (tells === null) return said;
  const some = said.filter((one) => new Count(known).add(one).told > tells);
  return some.length ? some : said;
}

/**
 * The likely playbooks in a better order: what several parts speak for counts more.
 * @param {Features} known
 * @param {Count} whole
 * @param {number[]} likely
 * @param {Part[]} said
 */
function agreed(known, whole, likely, said) {
  const totals = new Map(likely.map((place) => [place, whole.scores[place]]));
  for (const one of said) {
    const { scores } = new Count(known).add(one);
    for (const place of likely) totals.set(place, (totals.get(place) ?? 0) + Math.max(0, scores[place]));
  }
  const of = (/** @type {number} */ place) => totals.get(place) ?? 0;
  return [...likely].sort((a, b) => of(b) - of(a) || a - b);
}

/**
 * A ticket's parts in stretches that each ask for something else.
 * @param {Features} known
 * @param {Part[]} said
 * @param {number[]} likely
 * @param {number} cuts  How often a stretch may be cut.
 * @returns {Part[][]}
 */
function questions(known, said, likely, cuts) {
  if (!cuts) return [said];
  const before = stretches(known, said, likely);
  const after = stretches(known, [...said].reverse(), likely).reverse();
  const least = known.index.about;
  let [cut, most] = [0, 0];
  for (let place = 1; place < said.length; place++) {
    const [one, other] = [before[place - 1], after[place]];
    const [mine, theirs] = [best(one), best(other)];
    const fit = Math.min(one[mine], other[theirs]);
    const apart = Math.min(one[mine] - one[theirs], other[theirs] - other[mine]);
    if (fit >= least.asks_fit && apart >= least.asks_apart && fit + apart > most) {
      [cut, most] = [place, fit + apart];
    }
  }
  if (!cut) return [said];
  const both = [said.slice(0, cut), said.slice(cut)];
  return both.flatMap((some) => questions(known, some, likely, cuts - 1));
}

/**
 * How well each of the likely playbooks fits the first part, the first two, and so on.
 * @param {Features} known
 * @param {Part[]} said
 * @param {number[]} likely
 */
function stretches(known, said, likely) {
  const count = new Count(known);
  return said.map((one) => count.add(one).fits(likely));
}

/** The place of the largest, the first of equals. @param {ArrayLike<number>} numbers */
function best(numbers) {
  let place = 0;
  for (let i = 1; i < numbers.length; i++) if (numbers[i] > numbers[place]) place = i;
  return place;
}
