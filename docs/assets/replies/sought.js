// What the desk looked for, handed to the page of replies: in no address and in no storage.

let words = "";

export const sought = {
  /** @param {string} typed */
  keep(typed) {
    words = typed;
  },
  /** Once. @returns {string} */
  take() {
    const kept = words;
    words = "";
    return kept;
  },
};
