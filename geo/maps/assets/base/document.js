// @ts-check
// What the document hands to its code: the map that folium made, and all that it holds.

export const map = givenMap;
export const config = givenConfig;

/**
 * Return the features of a layer; none where the document holds no such layer.
 * @param {string} layer
 */
export function featuresOf(layer) {
  return config.layers[layer]?.features ?? [];
}
