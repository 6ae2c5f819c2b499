// @ts-check
// The map in a page, which sends it what to draw.
import { start } from "./main.js";

start();
