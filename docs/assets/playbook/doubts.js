// The words of a message that are not sure, marked where they stand; nothing of it is in the text, so
// that it is copied neither by the button nor by hand.

/** @type {WeakMap<Element, Range[]>} */
const marked = new WeakMap();

/** @type {WeakSet<Element>} */
const inSight = new WeakSet();
// To mark a card that nobody sees, browsers would lay it out.
const sight = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) markNow(target);
    inSight[isIntersecting ? "add" : "delete"](target);
  }
});

/** Mark a card as soon as it is in sight. @param {Element} card  A reply card, its message as it is shown now. */
export function mark(card) {
  if (inSight.has(card)) markNow(card);
  else sight.observe(card);
}

/** @param {Element} card */
function markNow(card) {
  const message = card.querySelector(".reply__message");
  const doubts = [...card.querySelectorAll(".doubts q")].map(({ textContent }) => textContent ?? "");
  if (!message || doubts.length === 0 || !("highlights" in CSS)) return;
  const highlight = CSS.highlights.get("doubt") ?? new Highlight();
  CSS.highlights.set("doubt", highlight);
  for (const range of marked.get(card) ?? []) highlight.delete(range);
  const ranges = doubts.flatMap((words) => found(message, words));
  for (const range of ranges) highlight.add(range);
  marked.set(card, ranges);
}

/**
 * Where words stand in an element, across its tags.
 * @param {Element} element
 * @param {string} words
 * @returns {Range[]}
 */
function found(element, words) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  /** @type {{node: Node, start: number}[]} */
  const nodes = [];
  let whole = "";
  while (texts.nextNode()) {
    nodes.push({ node: texts.currentNode, start: whole.length });
    whole += texts.currentNode.textContent;
  }
  const at = whole.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0 || !words) return [];
  const range = document.createRange();
  const [first, last] = [at, at + words.length].map((place, side) => {
    const before = nodes.filter(({ start }) => start < place + 1 - side);
    return before[before.length - 1];
  });
  range.setStart(first.node, at - first.start);
  range.setEnd(last.node, at + words.length - last.start);
  return [range];
}
