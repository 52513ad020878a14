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

/** Load a style sheet, once; into the body, for Material clears the head from page to page. @param {string} name */
export function addStyle(name) {
  const href = address(`assets/styles/${name}.css`);
  if (document.querySelector(`link[href="${href}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.body.append(link);
}
