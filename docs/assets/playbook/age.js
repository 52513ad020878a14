// How long ago a page was reviewed. No DOM.

const DAY = 24 * 60 * 60 * 1000;
const GRACE = 1; // Time zones: somewhere it is tomorrow already.

/**
 * @param {string} reviewed  ISO date.
 * @param {number} every  Days.
 * @param {Date} now
 * @returns {{words: string, overdue: boolean}}
 */
export function age(reviewed, every, now) {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const days = Math.max(0, Math.round((today - Date.parse(reviewed)) / DAY));
  const late = days - every;
  // Not by Intl: loading what it knows would block the page for longer than all else on it.
  const when = ["today", "yesterday"][days] ?? `${days} days ago`;
  const words = `reviewed ${when}`;
  const overdue = late > GRACE;
  return { words: overdue ? `${words}, overdue by ${late} days` : words, overdue };
}
