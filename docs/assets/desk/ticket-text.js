// A pasted ticket: its newest part, what it quotes, and its sentences. No DOM.
// The same as `macros/desk/ticket.py`, whose patterns come with the index.

/**
 * @typedef {object} Patterns
 * @property {string} history
 * @property {string} head
 * @property {string} subject
 * @property {string} quoted
 * @property {string} signature
 * @property {string} ends
 * @property {number} near
 * @property {number} fewest
 * @property {number} longest
 */

/**
 * @param {string} text
 * @param {Patterns} patterns
 * @returns {{fresh: string, old: string}}
 */
export function read(text, patterns) {
  const lines = text.slice(0, 4 * patterns.longest).split(/\r\n?|\n/);
  const [history, head, subject] = [patterns.history, patterns.head, patterns.subject].map(
    (pattern) => new RegExp(pattern, "iu"),
  );
  const [quoted, signature] = [new RegExp(patterns.quoted, "u"), new RegExp(patterns.signature, "u")];
  /** @param {number} index */
  const isHead = (index) =>
    head.test(lines[index]) &&
    lines
      .slice(Math.max(0, index - patterns.near), index + patterns.near)
      .some((line) => subject.test(line));
  /** @type {string[]} */
  let fresh = [];
  /** @type {string[]} */
  let old = [];
  let said = false;
  let below = false;
  lines.forEach((line, index) => {
    const isTop = isHead(index);
    below ||= said && (isTop || history.test(line));
    if (below || quoted.test(line) || history.test(line)) {
      old.push(line.replace(/^[ \t>|]+/, ""));
    } else if (signature.test(line)) {
      below = said;
    } else if (subject.test(line)) {
      fresh.push(line.replace(subject, ""));
    } else if (!isTop) {
      fresh.push(line);
      said ||= line.trim() !== "";
    }
  });
  if (!fresh.join("").trim()) [fresh, old] = [old, []];
  const cut = (/** @type {string[]} */ some) => some.join("\n").slice(0, patterns.longest);
  return { fresh: cut(fresh), old: cut(old) };
}

/**
 * The sentences and lines of a text, short ones joined to what follows.
 * @param {string} text
 * @param {Patterns} patterns
 * @returns {string[]}
 */
export function parts(text, patterns) {
  /** @type {string[]} */
  const found = [];
  let waiting = "";
  let start = 0;
  const ends = Array.from(text.matchAll(new RegExp(patterns.ends, "gu")), (m) => m.index + m[0].length);
  for (const end of [...ends, text.length]) {
    waiting += text.slice(start, end);
    start = end;
    if (waiting.trim().length >= patterns.fewest) {
      found.push(waiting.trim());
      waiting = "";
    }
  }
  if (waiting.trim()) found.push([found.pop(), waiting.trim()].filter(Boolean).join(" "));
  return found;
}
