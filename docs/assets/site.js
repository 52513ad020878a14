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
