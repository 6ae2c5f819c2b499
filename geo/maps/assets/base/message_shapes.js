// @ts-check
// Checks a message against its shape (shapes.js), as message_shapes.py does.

/**
 * @typedef {string | { is: Array<string | number> } | { list: Shape } | { items: Shape[] } | { map: Shape } | { one_of: Shape[] }} Shape
 * @typedef {Record<string, Record<string, Shape>>} Shapes by the name of a class and of its field
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
 * Return the path of the first field that is not as its shape says, after `name`; empty for none.
 * @param {unknown} value
 * @param {Shape} shape
 * @param {Shapes} shapes
 * @param {string} name
 */
export function faultOf(value, shape, shapes, name) {
  const path = faultIn(value, shape, shapes);
  return path === null ? "" : name + path;
}

/**
 * A path is put together only where there is a fault: a message has a hundred thousand fields.
 * @param {unknown} value
 * @param {Shape} shape
 * @param {Shapes} shapes
 * @returns {string | null}
 */
function faultIn(value, shape, shapes) {
  if (typeof shape === "string") {
    const fields = shapes[shape];
    if (fields) return faultInFields(value, fields, shapes);
    return PLAIN[shape](value) ? null : "";
  }
  if ("is" in shape) return shape.is.includes(/** @type {string} */ (value)) ? null : "";
  if ("one_of" in shape) return faultInOneOf(value, shape.one_of, shapes);
  if ("map" in shape) return isObject(value) ? faultInMap(value, shape.map, shapes) : "";
  if (!Array.isArray(value) || ("items" in shape && value.length !== shape.items.length)) return "";
  for (let i = 0; i < value.length; i++) {
    const path = faultIn(value[i], "items" in shape ? shape.items[i] : shape.list, shapes);
    if (path !== null) return `.${i}${path}`;
  }
  return null;
}

/**
 * @param {unknown} value
 * @param {Shape[]} kinds
 * @param {Shapes} shapes
 */
function faultInOneOf(value, kinds, shapes) {
  let longest = "";
  for (const kind of kinds) {
    const path = faultIn(value, kind, shapes);
    if (path === null) return null;
    if (path.length > longest.length) longest = path;
  }
  return longest;
}

/**
 * @param {Record<string, unknown>} value
 * @param {Shape} kind
 * @param {Shapes} shapes
 */
function faultInMap(value, kind, shapes) {
  for (const key in value) {
    const path = faultIn(value[key], kind, shapes);
    if (path !== null) return `.${key}${path}`;
  }
  return null;
}

/**
 * @param {unknown} value
 * @param {Record<string, Shape>} fields
 * @param {Shapes} shapes
 */
function faultInFields(value, fields, shapes) {
  if (!isObject(value)) return "";
  for (const field in fields) {
    const name = field.endsWith("?") ? field.slice(0, -1) : field;
    const one = value[name];
    if (one === undefined) {
      if (field === name) return `.${name}`;
      continue;
    }
    const path = faultIn(one, fields[field], shapes);
    if (path !== null) return `.${name}${path}`;
  }
  return null;
}
