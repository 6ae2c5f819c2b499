// @ts-check
// Words as they are compared where somebody searches.

/** @param {string} text without case, accents and marks */
export const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {string} text its words alone, a space between them */
export const plainWords = (text) =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
