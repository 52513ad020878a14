// The path through the checks as text, for an internal note. No DOM.

import { decide } from "./decide.js";

/** @typedef {import("./decide.js").Check} Check */
/** @typedef {import("./decide.js").Answer} Answer */

/**
 * The path as an agent would tell it: one line for each check that was settled, with what it leads
 * to, and below them those that nobody looked at.
 * @param {Check[]} checks
 * @param {Answer[]} answers
 * @returns {string}
 */
export function pathNote(checks, answers) {
  const { reached } = decide(checks, answers);
  const settled = checks.flatMap((check, place) => {
    const { condition, words } = check;
    const lead = check === reached ? ` → ${words}` : "";
    if (condition === null) return lead ? [`Otherwise${lead}`] : [];
    return answers[place] === undefined ? [] : [`${condition}: ${answers[place] ? "yes" : "no"}${lead}`];
  });
  const open = checks.flatMap(({ condition }, place) =>
    condition !== null && answers[place] === undefined ? [`- ${condition}`] : [],
  );
  return [...settled, ...(open.length > 0 ? ["", "Not looked at:", ...open] : [])].join("\n");
}
