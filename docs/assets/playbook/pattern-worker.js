// Tries a value on a field's pattern; `patterns.js` asks, and stops this when it takes too long.

onmessage = ({ data: { pattern, value } }) => {
  /** @type {boolean} */
  let fits;
  try {
    fits = new RegExp(`^(?:${pattern})$`, "u").test(value);
  } catch {
    fits = true;
  }
  postMessage(fits);
};
