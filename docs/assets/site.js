// The site this page belongs to: where it lies, and its data.

const ROOT = new URL("../", import.meta.url);

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
