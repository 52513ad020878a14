// Walking a decision list: the first check that holds decides. No DOM.

/** @typedef {{condition: string | null, lead: string, words: string}} Check */

/**
 * Where the answers lead: the check to ask next, or the lead that is reached.
 * @param {Check[]} checks
 * @param {boolean[]} answers
 * @returns {{step: number, reached: Check | null}}  `step` counts from 0.
 */
export function decide(checks, answers) {
  const yes = answers.indexOf(true);
  if (yes >= 0 && yes < checks.length) return { step: yes, reached: checks[yes] };
  const step = Math.min(answers.length, checks.length - 1);
  const reached = checks[step].condition === null ? checks[step] : null;
  return { step, reached };
}

/**
 * The path as an agent would tell it: one line a check, the last with what it leads to.
 * @param {Check[]} checks
 * @param {boolean[]} answers
 * @returns {string}
 */
export function pathNote(checks, answers) {
  const { step, reached } = decide(checks, answers);
  const lines = answers
    .slice(0, step + 1)
    .map((answer, index) => `${checks[index].condition}: ${answer ? "yes" : "no"}`);
  if (!reached) return lines.join("\n");
  if (reached.condition === null) return [...lines, `Otherwise → ${reached.words}`].join("\n");
  return [...lines.slice(0, -1), `${lines.at(-1)} → ${reached.words}`].join("\n");
}
