// @ts-check
// The map in a page, which tells it what to draw.
import { start } from "./main.js";

start();
