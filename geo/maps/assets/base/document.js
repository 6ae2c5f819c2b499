// @ts-check
// What the document hands to its code: the map that folium made, and all that it holds.
import { configOf } from "./coding.js";

export const map = givenMap;
/** A page's document holds all of it in short, a file that stands alone as it is. */
export const config = "forms" in givenConfig ? configOf(givenConfig) : givenConfig;

/**
 * Return the features of a layer; none where the document holds no such layer.
 * @param {string} layer
 */
export function featuresOf(layer) {
  return config.layers[layer]?.features ?? [];
}
