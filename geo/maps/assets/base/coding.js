// @ts-check
// Reads what Python wrote in short (geo/maps/messages/coding.py): outlines as steps, messages as columns.

/** @typedef {import("./contract.js").MapFeatures} MapFeatures */
/** @typedef {{ features: { properties: any, type: string, units: number, steps: any[] }[] }} CodedLayer */
/**
 * @typedef {any[] | { as: number } | { all: any } | { steps: number[] } | { lists: CodedColumn }} CodedColumn
 * what all cells are, which earlier column is the same, by how much numbers grow, of lists of one what is in them
 */
/** @typedef {{ forms: (string[] | number)[], columns: CodedColumn[][], root: any }} CodedMessage */

/** @type {Record<string, number>} lists around the points of a geometry */
const DEPTHS = { Point: 0, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };

/**
 * @param {any[]} steps
 * @param {number} depth
 * @param {number} units
 * @returns {any[]}
 */
function pointsOf(steps, depth, units) {
  if (depth === 0) return steps.map((number) => number / units);
  if (depth > 1) return steps.map((part) => pointsOf(part, depth - 1, units));
  const points = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i];
    y += steps[i + 1];
    points.push([x / units, y / units]);
  }
  return points;
}

/**
 * Return a layer as GeoJSON has it.
 * @param {CodedLayer} coded
 * @returns {MapFeatures}
 */
export function layerOf(coded) {
  const features = coded.features.map(({ properties, type, units, steps }) => ({
    type: /** @type {"Feature"} */ ("Feature"),
    properties,
    geometry: { type, coordinates: pointsOf(steps, DEPTHS[type], units) },
  }));
  return { type: "FeatureCollection", features };
}

/**
 * Return what a page's document holds.
 * @param {CodedMessage} coded
 * @returns {import("./contract.js").DocumentConfig}
 */
export function configOf(coded) {
  const { layers, ...others } = messageOf(coded);
  for (const name of Object.keys(layers)) layers[name] = layerOf(layers[name]);
  return { ...others, layers };
}

/**
 * Return a function that gives the cell of a row.
 * @param {CodedColumn} column
 * @param {((row: number) => any)[]} before the columns before it
 * @returns {(row: number) => any}
 */
function cellsOf(column, before) {
  if (Array.isArray(column)) return (/** @type {number} */ row) => column[row];
  if ("as" in column) return before[column.as];
  if ("all" in column) return () => column.all;
  if ("lists" in column) {
    const inside = cellsOf(column.lists, before);
    return (/** @type {number} */ row) => [inside(row)];
  }
  let sum = 0;
  const numbers = column.steps.map((step) => {
    sum += step;
    return sum;
  });
  return (/** @type {number} */ row) => numbers[row];
}

/**
 * Return a message as it was before it was written as columns.
 * @param {CodedMessage} coded
 */
export function messageOf(coded) {
  const forms = coded.forms.map((names, number) => {
    /** @type {((row: number) => any)[]} */
    const cells = [];
    for (const column of coded.columns[number]) cells.push(cellsOf(column, cells));
    return { names, cells, next: 0 };
  });
  /**
   * @param {any} value
   * @returns {any}
   */
  function read(value) {
    if (typeof value === "string") {
      if (value[0] !== "~") return value;
      return value[1] === "~" ? value.slice(1) : recordOf(forms[Number(value.slice(1))]);
    }
    if (Array.isArray(value)) return value.map(read);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, read(part)]));
  }
  /** @param {{ names: string[] | number, cells: ((row: number) => any)[], next: number }} form */
  function recordOf(form) {
    const row = form.next++;
    const { names, cells } = form;
    if (!Array.isArray(names)) return cells.map((cell) => read(cell(row)));
    return Object.fromEntries(names.map((name, i) => [name, read(cells[i](row))]));
  }
  return read(coded.root);
}
