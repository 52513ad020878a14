// Putting a message on the clipboard, as formatted and as plain text together.

/**
 * Copy a message, as plain text alone where it has no HTML. Gives false when the browser refuses
 * every way there is.
 * @param {{text: string, html?: string}} message
 * @returns {Promise<boolean>}
 */
export async function copy({ text, html }) {
  try {
    /** @type {Record<string, Blob>} */
    const kinds = { "text/plain": new Blob([text], { type: "text/plain" }) };
    if (html !== undefined) kinds["text/html"] = new Blob([html], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem(kinds)]);
    return true;
  } catch {
    return copyByCommand(text, html);
  }
}

/**
 * The way of older browsers and of pages without https.
 * @param {string} text
 * @param {string | undefined} html
 */
function copyByCommand(text, html) {
  let done = false;
  /** @param {ClipboardEvent} event */
  const write = (event) => {
    event.clipboardData?.setData("text/plain", text);
    if (html !== undefined) event.clipboardData?.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
    done = true;
  };
  document.addEventListener("copy", write, { capture: true, once: true });
  try {
    return document.execCommand("copy") && done;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", write, { capture: true });
  }
}
