// From a ticket to playbooks. No DOM.

import { phrase } from "./features.js";
import { Count, Features } from "./scores.js";
import { parts, read } from "./ticket-text.js";

/** @typedef {import("./index-file.js").Index} Index */
/** @typedef {{place: number, fit: number, part: string}} Answer  `place` among the playbooks. */
/**
 * At most five answers, best first, none when none fits; then up to three guesses. `text` is what
 * counted.
 * @typedef {{answers: Answer[], perhaps: Answer[], several: boolean, text: string}} Ranking
 */
/** @typedef {import("./scores.js").Part} Part */

const MOST = 5;
const ALWAYS = 3;
const GUESSES = 3;
const LIKELY = 50; // playbooks that parts of a ticket are looked at for
const CUTS = 2; // so a ticket asks four things at most
const OF_PARTS = 0.3; // what a part that fits by itself adds to the fit of the whole
const OF_SUBJECT = 0.5; // how much a subject counts beside all that is said
const SUBJECT = /^[^\n]{3,120}[^,\n]\n\s*\n/; // a line with room below, and no salutation

/**
 * Which playbooks a ticket asks for. Older messages of the customer count only where the newest
 * says nothing that fits; answers of support never do.
 * @param {Index} index
 * @param {string} text
 * @returns {Ranking}
 */
export function rank(index, text) {
  const { fresh, old } = read(text, index.about.ticket);
  const ranking = rankingOf(index, fresh);
  if (ranking.answers.length || !old) return ranking;
  const whole = rankingOf(index, `${fresh}\n${old}`);
  return whole.answers.length || !ranking.perhaps.length ? whole : ranking;
}

/** @param {Index} index @param {string} text @returns {Ranking} */
function rankingOf(index, text) {
  const known = new Features(index);
  const all = parts(text, index.about.ticket).map((one) => known.part(one));
  const said = telling(known, all);
  const line = text.trim().split("\n", 1)[0];
  const [whole, told, first] = [all, said, [known.part(line)]].map((some) => new Count(known).add(...some));
  const none = { answers: [], perhaps: [], several: false, text };
  const taught = index.about.taught[phrase(text)] ?? index.about.taught[phrase(line)];
  if (!whole.isKnown && taught === undefined) return none;
  const fit = fitOf(known, said, whole, told);
  if (SUBJECT.test(text.trim()) && isTelling(first)) mix(fit, first.margins(), OF_SUBJECT);
  if (taught !== undefined) fit[taught] = Math.max(...fit) + 1;
  const order = Array.from(fit.keys()).sort((a, b) => fit[b] - fit[a] || a - b);
  // A subject that fits goes on fitting whatever stands below it; of a long text, more is asked.
  const { min_margin, min_more } = index.about;
  const fits = first.margin >= min_margin || Math.max(whole.margin, told.margin) >= min_margin + min_more;
  if (taught !== undefined || fits) {
    return { ...none, ...fitting(known, fit, order.slice(0, LIKELY), said) };
  }
  const guesses = order.slice(0, GUESSES).filter((place) => fit[place] >= index.about.min_guess);
  return { ...none, perhaps: guesses.map((place) => ({ place, fit: fit[place], part: "" })) };
}

/**
 * How well each playbook fits all that is said, what tells anything, and single parts of it: a
 * sentence that fits alone is not outweighed by many that fit nothing.
 * @param {Features} known
 * @param {Part[]} said
 * @param {Count} whole
 * @param {Count} told
 */
function fitOf(known, said, whole, told) {
  const fit = told.margins();
  mix(fit, whole.margins(), 1);
  for (const one of said) {
    const part = new Count(known).add(one);
    if (!part.isKnown) continue;
    const margins = part.margins();
    for (let place = 0; place < fit.length; place++) fit[place] += OF_PARTS * Math.max(0, margins[place]);
  }
  return fit;
}

/** Mix other numbers into some, 1 to a share. @param {Float64Array} into @param {Float64Array} other @param {number} share */
function mix(into, other, share) {
  for (let place = 0; place < into.length; place++) {
    into[place] = (into[place] + share * other[place]) / (1 + share);
  }
}

/**
 * @param {Features} known
 * @param {Float64Array} fit
 * @param {number[]} likely  Best first.
 * @param {Part[]} said
 */
function fitting(known, fit, likely, said) {
  const asked = questions(known, said, likely, CUTS);
  const ofs = asked.map((question) => new Count(known).add(...question).margins(likely));
  const winners = [...new Set([0, ...(asked.length > 1 ? ofs.map(best) : [])])].slice(0, MOST);
  const several = winners.length > 1;
  const others = Array.from(likely.keys()).filter((n) => !winners.includes(n));
  const answers = [...winners, ...others.slice(0, MOST - winners.length)]
    .sort((a, b) => a - b)
    .filter((n) => n < ALWAYS || winners.includes(n) || fit[likely[n]] >= known.index.about.min_extra)
    .map((n) => {
      const own = several ? asked[best(ofs.map((of) => of[n]))] : [];
      return { place: likely[n], fit: fit[likely[n]], part: own.map((one) => one.text).join("\n") };
    });
  return { answers, several };
}

/**
 * The parts that say what a ticket is about, all if none does. Greetings, who somebody is, how
 * urgent it is and what stands below a letter make a long ticket look as if it fitted nothing.
 * @param {Features} known
 * @param {Part[]} said
 */
function telling(known, said) {
  const some = said.filter((one) => isTelling(new Count(known).add(one)));
  return some.length ? some : said;
}

/** @param {Count} count */
function isTelling(count) {
  const { min_told } = count.about;
  return min_told === null ? count.isKnown : count.told > min_told;
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
  const { min_question, min_apart } = known.index.about;
  let [cut, most] = [0, 0];
  for (let place = 1; place < said.length; place++) {
    const [one, other] = [before[place - 1], after[place]];
    const [mine, theirs] = [best(one), best(other)];
    const fit = Math.min(one[mine], other[theirs]);
    const apart = Math.min(one[mine] - one[theirs], other[theirs] - other[mine]);
    if (fit >= min_question && apart >= min_apart && fit + apart > most) [cut, most] = [place, fit + apart];
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
  return said.map((one) => count.add(one).scores(likely));
}

/** The place of the largest, the first of equals. @param {ArrayLike<number>} numbers */
function best(numbers) {
  let place = 0;
  for (let i = 1; i < numbers.length; i++) if (numbers[i] > numbers[place]) place = i;
  return place;
}
