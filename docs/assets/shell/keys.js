// Single keys press the buttons that name them in `aria-keyshortcuts`; they can be switched off.

const SETTING = "playbooks.keys";
const TYPED_INTO = "input, textarea, select, [contenteditable=true], [contenteditable='']";

/** Whether single keys are on; they are unless somebody switched them off. */
export function keysAreOn() {
  try {
    return localStorage.getItem(SETTING) !== "off";
  } catch {
    return on;
  }
}

let on = true;
const TOGETHER = 800; // milliseconds between digits of one number
const digits = { typed: "", last: -Infinity };

/** @param {boolean} value */
export function switchKeys(value) {
  on = value;
  try {
    if (value) localStorage.removeItem(SETTING);
    else localStorage.setItem(SETTING, "off");
  } catch {
    // Refused storage: the switch holds until the page is left.
  }
}

/** Listen on the whole page. */
export function listen() {
  document.addEventListener("keydown", pressed, { capture: true });
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(TYPED_INTO)) {
    if (event.key === "Escape") leave(target);
    return;
  }
  const key = keyOf(event);
  if (key === "Enter" && target.closest("a, button, summary, dialog, [role]")) return;
  if (!keysAreOn() || isSearching() || (/^[a-z]$/.test(key) && event.shiftKey)) return;
  const button = numbered(key, event.timeStamp, target) ?? buttonFor(key, target) ?? searchFor(key);
  if (!button) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (button instanceof HTMLInputElement) button.select();
  else button.click();
}

/**
 * The key as our buttons name it: with Caps Lock a small letter, and where the keyboard writes no
 * Latin letters, the letter at its place.
 * @param {KeyboardEvent} event
 */
function keyOf({ key, code, shiftKey }) {
  if (/^[A-Z]$/.test(key)) return key.toLowerCase();
  const digit = !shiftKey && /^Digit\d$/.test(code);
  if (/^[ -~]$/.test(key) && !digit) return key;
  if (digit || /^Key[A-Z]$/.test(code)) return code.slice(-1).toLowerCase();
  return key === "؟" || (code === "Slash" && shiftKey) ? "?" : key;
}

/** Out of a field of ours; the keys of what it belongs to work then. @param {Element} field */
function leave(field) {
  const place = field.closest("reply-card, escalation-note, ticket-desk, answer-tray");
  if (!(place instanceof HTMLElement) || !(field instanceof HTMLElement)) return;
  field.blur();
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** Material's search takes every key while it is open. */
function isSearching() {
  const toggle = document.querySelector("body > input[data-md-toggle=search]");
  return toggle instanceof HTMLInputElement && toggle.checked;
}

/** Material knows its search keys as small Latin letters alone, and only once it is there. @param {string} key */
function searchFor(key) {
  const box = document.querySelector(".md-header [data-md-component=search-query]");
  return box instanceof HTMLElement && /^[fs/]$/.test(key) ? box : undefined;
}

/**
 * Digits soon after each other are one number: 1, then 12.
 * @param {string} key
 * @param {number} when
 * @param {Element} target
 */
function numbered(key, when, target) {
  if (!/^\d$/.test(key)) return undefined;
  const before = when - digits.last < TOGETHER ? digits.typed : "";
  const longer = before ? buttonFor(before + key, target) : undefined;
  digits.typed = longer || !before ? before + key : key;
  digits.last = when;
  return longer;
}

/**
 * The button a key presses: in the card or dialog that has the focus, else in what a check has led
 * to, else the first on the page.
 * @param {string} key
 * @param {Element} target
 * @returns {HTMLElement | undefined}
 */
function buttonFor(key, target) {
  const places = [
    document.querySelector("dialog[open]"),
    ...(document.querySelector("dialog[open]")
      ? []
      : [target.closest("reply-card, .asking"), document.querySelector("[data-leads]"), document]),
  ];
  for (const place of places) {
    for (const button of place?.querySelectorAll("[aria-keyshortcuts]") ?? []) {
      if (button instanceof HTMLElement && shows(button) && names(button, key)) return button;
    }
  }
  return undefined;
}

/** @param {HTMLElement} button */
function shows(button) {
  return button.offsetParent !== null || getComputedStyle(button).position === "fixed";
}

/** @param {HTMLElement} button @param {string} key */
function names(button, key) {
  return button.getAttribute("aria-keyshortcuts")?.split(" ").includes(key) && !button.matches(":disabled");
}
