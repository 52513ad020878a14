// The dialog that lists the keys and can switch them off (WCAG 2.1.4).

import { addStyle } from "../site.js";
import { keysAreOn, switchKeys } from "./keys.js";

const KEYS = [
  ["y", "Yes"],
  ["n", "No"],
  ["b", "Back"],
  ["r", "Start over"],
  ["1, 2, …", "The check with this number holds"],
  ["Enter", "The check that the ticket speaks for most holds"],
  ["Ctrl+Enter", "In the ticket: open the first playbook. In a field: copy"],
  ["Ctrl+Shift+Enter", "In the ticket: open the second playbook"],
  ["q", "Ask the customer"],
  ["c", "Copy the reply that the checks lead to, or the one with the focus"],
  ["a", "Add that reply to the answer"],
  ["e", "Copy internal note"],
  ["t", "New ticket"],
  ["?", "This list"],
  ["f, s or /", "Search"],
];

export function showKeys() {
  const dialog = document.querySelector("dialog.keys") ?? create();
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

function create() {
  addStyle("keys");
  const dialog = document.createElement("dialog");
  dialog.className = "keys md-typeset";
  dialog.setAttribute("aria-labelledby", "keys-title");
  dialog.innerHTML = `
    <h2 id="keys-title">Keys</h2>
    <dl>${KEYS.map(([key, words]) => `<div><dt><kbd>${key}</kbd></dt><dd>${words}</dd></div>`).join("")}</dl>
    <label><input type="checkbox"> Use single keys</label>
    <form method="dialog"><button class="md-button">Close</button></form>`;
  const box = dialog.querySelector("input");
  if (box) {
    box.checked = keysAreOn();
    box.addEventListener("change", () => switchKeys(box.checked));
  }
  document.body.append(dialog);
  return dialog;
}
