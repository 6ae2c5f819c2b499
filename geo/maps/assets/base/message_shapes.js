// @ts-check
// Checks a message against its shape (shapes.js), as message_shapes.py does.

/**
 * @typedef {string | { is: Array<string | number> } | { list: Shape } | { items: Shape[] } | { map: Shape } | { one_of: Shape[] }} Shape
 */

/** @type {Record<string, (value: unknown) => boolean>} */
const PLAIN = {
  text: (value) => typeof value === "string",
  number: Number.isFinite,
  integer: Number.isInteger,
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
  anything: () => true,
};

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/**
 * Return the path of the first field that is not as its shape says; empty for none.
 * @param {unknown} value
 * @param {Shape} shape
 * @param {Record<string, Record<string, Shape>>} shapes
 * @param {string} path
 * @returns {string}
 */
export function faultOf(value, shape, shapes, path) {
  if (typeof shape === "string") {
    if (shape in shapes) return faultOfFields(value, shapes[shape], shapes, path);
    return PLAIN[shape](value) ? "" : path;
  }
  if ("is" in shape) return shape.is.includes(/** @type {string} */ (value)) ? "" : path;
  if ("one_of" in shape) {
    const faults = shape.one_of.map((one) => faultOf(value, one, shapes, path));
    return faults.includes("")
      ? ""
      : faults.reduce((one, other) => (other.length > one.length ? other : one));
  }
  if ("map" in shape) {
    if (!isObject(value)) return path;
    return firstFault(Object.entries(value), () => shape.map, shapes, path);
  }
  if (!Array.isArray(value) || ("items" in shape && value.length !== shape.items.length)) return path;
  return firstFault(
    [...value.entries()],
    (i) => ("items" in shape ? shape.items[Number(i)] : shape.list),
    shapes,
    path,
  );
}

/**
 * @param {Array<[string | number, unknown]>} entries
 * @param {(key: string | number) => Shape} shapeOf
 * @param {Record<string, Record<string, Shape>>} shapes
 * @param {string} path
 */
function firstFault(entries, shapeOf, shapes, path) {
  for (const [key, one] of entries) {
    const fault = faultOf(one, shapeOf(key), shapes, `${path}.${key}`);
    if (fault) return fault;
  }
  return "";
}

/**
 * @param {unknown} value
 * @param {Record<string, Shape>} fields
 * @param {Record<string, Record<string, Shape>>} shapes
 * @param {string} path
 */
function faultOfFields(value, fields, shapes, path) {
  if (!isObject(value)) return path;
  for (const field in fields) {
    const name = field.endsWith("?") ? field.slice(0, -1) : field;
    if (!(name in value)) {
      if (field === name) return `${path}.${name}`;
      continue;
    }
    const fault = faultOf(value[name], fields[field], shapes, `${path}.${name}`);
    if (fault) return fault;
  }
  return "";
}
