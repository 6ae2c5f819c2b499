// @ts-check
// Data and code of a document that stands alone lie in it compressed.
import { unpacked } from "./packed.js";

/**
 * @param {import("leaflet").Map} map
 * @param {string} letters
 */
export async function begin(map, letters) {
  const { code, ...config } = await unpacked(letters);
  window.atlasGiven = [map, config];
  const script = document.createElement("script");
  script.textContent = code;
  document.body.append(script);
}
