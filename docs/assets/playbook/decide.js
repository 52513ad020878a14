// Walking a decision list: the first check that holds decides. No DOM.

/** @typedef {{condition: string | null, lead: string, words: string}} Check */
/** @typedef {boolean | undefined} Answer  Yes as true; undefined where nobody has looked. */

/**
 * Where the answers lead: the check to settle next, or the lead that is reached.
 * @param {Check[]} checks
 * @param {Answer[]} answers
 * @returns {{step: number, reached: Check | null}}  `step` counts from 0.
 */
export function decide(checks, answers) {
  const given = answers.slice(0, checks.length);
  const yes = given.indexOf(true);
  if (yes >= 0) return { step: yes, reached: checks[yes] };
  const open = checks.findIndex((_, place) => given[place] === undefined);
  const step = open < 0 ? checks.length - 1 : open;
  return { step, reached: checks[step].condition === null ? checks[step] : null };
}
