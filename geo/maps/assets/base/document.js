// @ts-check
// What the document hands to its code: the map that folium made, and all that it holds.

export const map = givenMap;
export const config = givenConfig;
