// Putting a message on the clipboard, as formatted and as plain text together.

/**
 * Copy a message. Gives false when the browser refuses every way there is.
 * @param {import("./fill.js").Message} message
 * @returns {Promise<boolean>}
 */
export async function copy({ text, html }) {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/plain": new Blob([text], { type: "text/plain" }),
        "text/html": new Blob([html], { type: "text/html" }),
      }),
    ]);
    return true;
  } catch {
    return copyByCommand(text, html);
  }
}

/**
 * The way of older browsers and of pages without https.
 * @param {string} text
 * @param {string} html
 */
function copyByCommand(text, html) {
  let done = false;
  /** @param {ClipboardEvent} event */
  const write = (event) => {
    event.clipboardData?.setData("text/plain", text);
    event.clipboardData?.setData("text/html", html);
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
