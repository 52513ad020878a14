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
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !keysAreOn()) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest(TYPED_INTO) || isSearching()) return;
    const button = buttonFor(event.key, target);
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    button.click();
  }, { capture: true });
}

/** Material's search takes every key while it is open. */
function isSearching() {
  const toggle = document.getElementById("__search");
  return toggle instanceof HTMLInputElement && toggle.checked;
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
      : [target.closest("reply-card"), document.querySelector("[data-leads]"), document]),
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
  return button.getAttribute("aria-keyshortcuts") === key && !button.matches(":disabled");
}
