// @ts-check
// The outlines of provinces, for the frame of a map that shows them.
import { layerOf, messageOf } from "./coding.js";

window.atlasConfig.layers.provinces = layerOf(messageOf(givenProvinces));
