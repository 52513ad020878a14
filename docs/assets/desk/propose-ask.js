// None of these: the agent puts the problem in one line of their own and proposes it as an ask.
// That line alone leaves the tab, when the agent sends it; the ticket never does.

import { copy } from "../message/clipboard.js";
import { find } from "../ticket/fields.js";
import { knownOf } from "../ticket/known.js";
import { secrets } from "../ticket/secrets.js";

/** @typedef {import("./index-file.js").Index} Index */

const LONGEST = 200;
const PRIVATE = /[^\s@]+@[^\s@]+\.\w|\+?\d(?:[ -]?\d){8,}/;

/**
 * @param {HTMLElement} place
 * @param {DOMStringMap} links  `issue` and `edit`, where the project has a public address.
 * @param {Index} index
 * @param {string} text
 */
export function showProposal(place, links, index, text) {
  place.hidden = !text.trim();
  if (place.firstElementChild || place.hidden) return;
  place.innerHTML = FORM;
  const [line, choice, status] = ["input", "select", "[role=status]"].map(
    (selector) => /** @type {any} */ (place.querySelector(selector)),
  );
  for (const [name, title] of index.about.playbooks) choice.append(new Option(title, name));
  const issue = /** @type {HTMLButtonElement} */ (place.querySelector("[data-do=issue]"));
  const edit = /** @type {HTMLButtonElement} */ (place.querySelector("[data-do=edit]"));
  issue.hidden = !links.issue;
  edit.textContent = links.edit ? "Copy the line and open the file" : "Copy the line";
  /** @param {(said: string, name: string) => void} send */
  const send = (send) => {
    const said = line.value.replace(/\s+/g, " ").trim();
    const reason = whyNot(said, knownOf(index.about));
    line.setAttribute("aria-invalid", String(reason !== ""));
    status.textContent = reason;
    if (reason) line.focus();
    else send(said, choice.value);
  };
  issue.addEventListener("click", () =>
    send((said, name) => {
      open(address(links.issue ?? "", said, name), "_blank", "noopener,noreferrer");
      status.textContent = "The form is open in a new tab; read it before you send it.";
    }),
  );
  edit.addEventListener("click", () =>
    send(async (said, name) => {
      const done = await copy({ text: said });
      const file = `snippets/asks/${name || "none"}.txt`;
      status.textContent = done
        ? `Copied. Put it on a line of its own in ${file}.`
        : `The browser does not let this page copy. Write the line into ${file} by hand.`;
      if (links.edit) open(`${links.edit}${name || "none"}.txt`, "_blank", "noopener,noreferrer");
    }),
  );
}

/** Why a line cannot be proposed as it is; nothing when it can.
 * @param {string} said @param {import("../ticket/known.js").Known} known */
function whyNot(said, known) {
  if (!said) return "Write the problem in one line first.";
  const errors = known.kinds.get("error") ?? [];
  const own = find(said, known).filter(({ field, value }) => /\d{4}/.test(value) && !errors.includes(field));
  if (PRIVATE.test(said) || secrets(said, known).length || own.length) {
    return "Leave out addresses and numbers of the customer: the line will be public.";
  }
  return "";
}

/** The repository's form with the line in it. @param {string} form @param {string} said @param {string} name */
function address(form, said, name) {
  const where = name ? `Playbook: ${name}\nFile: snippets/asks/${name}.txt` : "No playbook fits it yet.";
  const query = new URLSearchParams({ title: `Ask: ${said}`, body: `Customers say:\n\n> ${said}\n\n${where}\n` });
  return `${form}?${query}`;
}

const FORM = `<details><summary>None of these</summary>
<p>Say the problem in one line of your own. Only this line is sent, and only when you send it.</p>
<label>The problem, in one line <input type="text" maxlength="${LONGEST}" autocomplete="off"></label>
<label>Belongs to <select><option value="">no playbook yet</option></select></label>
<div class="desk__buttons"><button type="button" data-do="issue">Propose it</button>
<button type="button" data-do="edit"></button></div><p role="status"></p></details>`;
