// Whether a text in the desk's box is another ticket or the same one, edited. No DOM.

const REST = 4; // fewer characters are what is left of a text, not a text
const PIECE = 20; // so many in a row come from the same text

/**
 * @param {string} said  What the ticket at hand is known by.
 * @param {string} kept  What stands in the box still of what stood there before.
 * @param {string} now  What stands there after something was pasted.
 * @returns {boolean}
 */
export function isAnother(said, kept, now) {
  const [old, fresh] = [plain(said), plain(now)];
  if (!old || !fresh || plain(kept).length >= REST) return false;
  const isPart = old.includes(fresh) && fresh.length >= Math.min(PIECE, old.length / 2);
  return !isPart && !fresh.includes(old);
}

/**
 * What stayed when one text took the place of another, where nobody saw how.
 * @param {string} was
 * @param {string} now
 */
export function shared(was, now) {
  const most = Math.min(was.length, now.length);
  let start = 0;
  while (start < most && was[start] === now[start]) start += 1;
  let end = 0;
  while (end < most - start && was.at(-1 - end) === now.at(-1 - end)) end += 1;
  const kept = was.slice(0, start) + was.slice(was.length - end);
  return kept.length >= Math.max(was.length, now.length) * 0.8 ? kept : "";
}

/** @param {string} text */
function plain(text) {
  return text.replace(/\s+/g, " ").trim();
}
