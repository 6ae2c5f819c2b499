// @ts-check
// What the map's frame holds of the world, left where its document looks for it.
import { layerOf, messageOf } from "../../maps/assets/base/coding.js";

const { layers, ...others } = messageOf(givenWorld);
for (const name of Object.keys(layers)) layers[name] = layerOf(layers[name]);
window.atlasConfig = { ...others, layers };
