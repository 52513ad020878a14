// The cards of a page wake one after the other. Those that nobody sees take their time until somebody
// touches the page: a browser lays out whatever has new fields, in sight or not, all at once.

import { whenTouched } from "../touched.js";

const PAUSE = 200; // milliseconds, in which a browser has looked at the fields that came last
/** What wakes a card that sleeps still. @type {Map<Element, () => void>} */
const asleep = new Map();
const near = new IntersectionObserver(
  (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && inTurn(target)),
  { rootMargin: "50%" },
);
let [touched, pausing] = [false, false];

/** @param {Element} card @param {() => void} wake  Called once, as soon as somebody may want the card. */
export function wakeWhenWanted(card, wake) {
  asleep.set(card, wake);
  // The first is the one that keys press.
  if (touched || asleep.size === 1) inTurn(card);
  else near.observe(card);
  if (!pausing) pause();
}

/** In a task of its own. @param {Element} card */
function inTurn(card) {
  near.unobserve(card);
  setTimeout(() => wakeNow(card));
}

/** @param {Element} card */
function wakeNow(card) {
  const wake = asleep.get(card);
  asleep.delete(card);
  wake?.();
}

/** Wake one more after a while, as long as there are any. */
function pause() {
  pausing = asleep.size > 0;
  if (!pausing) return;
  setTimeout(() => {
    const [next] = asleep.keys();
    if (next) inTurn(next);
    pause();
  }, PAUSE);
}

whenTouched(() => {
  touched = true;
  for (const card of asleep.keys()) inTurn(card);
});
globalThis.addEventListener("beforeprint", () => [...asleep.keys()].forEach(wakeNow));
