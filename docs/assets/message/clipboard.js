// Putting a message on the clipboard, as formatted and as plain text together.

/** @typedef {{text: string, html?: string}} Copied  Plain text alone where there is no HTML. */

const PATIENCE = 4000; // milliseconds until a clipboard that says nothing counts as refused

/**
 * Copy a message. Safari lets a page write at the press of a button alone: what is still loading is
 * handed over as a promise, at once.
 * @param {Copied | Promise<Copied>} message
 * @param {{plain?: boolean}} [how]
 * @returns {Promise<boolean>}  False when the browser refuses every way there is; rejected when the
 *   message is.
 */
export async function copy(message, { plain = false } = {}) {
  const types = plain ? ["text/plain"] : ["text/plain", "text/html"];
  try {
    const item = new ClipboardItem(Object.fromEntries(types.map((type) => [type, asBlob(message, type)])));
    await inTime(navigator.clipboard.write([item]));
    return true;
  } catch {
    const { text, html } = await message;
    return copyByCommand(text, plain ? undefined : html);
  }
}

/** @param {Copied | Promise<Copied>} message @param {string} type @returns {Blob | Promise<Blob>} */
function asBlob(message, type) {
  if (message instanceof Promise) return message.then((loaded) => /** @type {Blob} */ (asBlob(loaded, type)));
  const { text, html } = message;
  return new Blob([type === "text/html" ? (html ?? text) : text], { type });
}

/** @template T @param {Promise<T>} promise @returns {Promise<T>} */
function inTime(promise) {
  return new Promise((done, failed) => {
    const waiting = setTimeout(() => failed(new Error("The clipboard does not answer.")), PATIENCE);
    promise.then(done, failed).finally(() => clearTimeout(waiting));
  });
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
