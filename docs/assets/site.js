// The site this page belongs to: where it lies, and its data.

import { listOf, text } from "./shapes.js";

const ROOT = new URL("../", import.meta.url);

/** What customers say and checks ask, by a playbook's address. @type {import("./shapes.js").Shape<[string, string[]][]>} */
export function ASKS(value) {
  return listOf((pair) => {
    const [url, said] = listOf((one) => one)(pair);
    return /** @type {[string, string[]]} */ ([text(url), listOf(text)(said)]);
  })(value);
}

/** @param {string} path  Relative to the site's root. @returns {string} */
export function address(path) {
  return new URL(path, ROOT).href;
}

/**
 * A file of the site.
 * @param {string} path
 * @returns {Promise<Response>}  Rejected where there is none.
 */
export async function load(path) {
  const response = await fetch(address(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/**
 * What a JSON file of the site says.
 * @param {string} path
 * @returns {Promise<any>}  Rejected where there is none.
 */
export async function loadJson(path) {
  return (await load(path)).json();
}

/**
 * Load a style sheet, once; into the body, for Material clears the head from page to page.
 * @param {string} name
 * @returns {Promise<void>}  Kept when it counts, or has failed.
 */
export async function addStyle(name) {
  const href = address(`assets/styles/${name}.css`);
  /** @type {HTMLLinkElement | null} */
  const there = document.querySelector(`link[href="${href}"]`);
  if (there?.sheet) return;
  const link = there ?? Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  const done = new Promise((settle) => {
    link.addEventListener("load", settle, { once: true });
    link.addEventListener("error", settle, { once: true });
    link.addEventListener("error", () => link.remove(), { once: true }); // The next call tries again.
  });
  if (!there) document.body.append(link);
  await done;
}
