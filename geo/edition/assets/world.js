// @ts-check
// What the map's frame holds of the world, left where its document looks for it.
import { configOf } from "../../maps/assets/base/coding.js";

window.atlasConfig = configOf(givenWorld);
