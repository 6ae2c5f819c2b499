// @ts-check
// What the document hands to its code: the map that folium made, and all that it holds.
import { layersOf } from "./coding.js";

export const map = givenMap;

/**
 * A page's document holds its layers in short, a file that stands alone as GeoJSON.
 * @param {typeof givenConfig.layers} layers
 * @returns {layers is import("./coding.js").CodedMessage}
 */
const isCoded = (layers) => Array.isArray(layers.forms);

const { layers } = givenConfig;
/** @type {import("./contract.js").DocumentConfig} */
export const config = { ...givenConfig, layers: isCoded(layers) ? layersOf(layers) : layers };

/**
 * Return the features of a layer; none where the document holds no such layer.
 * @param {string} layer
 */
export function featuresOf(layer) {
  return config.layers[layer]?.features ?? [];
}
