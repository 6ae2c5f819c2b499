// @ts-check
// The outlines of provinces, for the frame of a map that shows them.
import { layerOf, messageOf } from "../../maps/assets/base/coding.js";

window.atlasConfig.layers.provinces = layerOf(messageOf(givenProvinces));
