// What the page says. Only the parent is heard, and only messages of the right shape.
const isObject = (x) => x !== null && typeof x === "object" && !Array.isArray(x);
const isText = (x) => typeof x === "string";
const isTexts = (x) => Array.isArray(x) && x.every(isText);
const isNullOr = (test) => (x) => x === null || test(x);

const SHAPES = {
  values: {
    measure: isText, title: isText, unit: isText, years: Array.isArray, days: Array.isArray,
    dayLabels: Array.isArray, ticks: isObject, classes: isObject, places: isObject, claims: Array.isArray,
    texts: Array.isArray, breaks: Array.isArray,
  },
  strings: { strings: (x) => isObject(x) && isObject(x.levels) && isText(x.year) },
  theme: { theme: (x) => x === "light" || x === "dark" },
  view: {},
  away: {},
  link: { parts: (x) => Array.isArray(x) && x.every((part) => GOES_ALONG.includes(part)) },
  along: {},
  deck: { scenes: isDeck, values: (x) => isObject(x) && Object.values(x).every((one) => faultOf(one) === "") },
  present: {},
  key: { key: isText },
};

// A view may carry any of these; what it leaves out stays as it is.
const VIEW_SHAPE = {
  level: isText, year: isNullOr(Number.isInteger), asOf: isNullOr(isText), asOfLabel: isText,
  layers: (x) => Array.isArray(x) && x.every(isText), place: isText, extent: isText,
};

// What the other map of a pair may say, through the page.
const isDegrees = (x) => Array.isArray(x) && x.length === 2 && x.every(Number.isFinite);
const ALONG_SHAPE = {
  year: isNullOr(Number.isInteger), asOf: isNullOr(isText), asOfLabel: isText, place: isText, extent: isText,
  center: isDegrees, zoom: Number.isFinite, framed: isText, hover: isText,
  animate: (x) => typeof x === "boolean",
};
const PRESENT_SHAPE = { on: (x) => typeof x === "boolean", scene: (x) => Number.isInteger(x) && x >= 0 };
const OPEN_SHAPES = { view: VIEW_SHAPE, along: ALONG_SHAPE, present: PRESENT_SHAPE };

const SCENE_SHAPE = {
  id: isText, title: isText, text: isTexts, view: (x) => isObject(x) && faultOf(x) === "" && Array.isArray(x.layers), values: isText,
  sources: (x) => Array.isArray(x) && x.every((one) => isObject(one) && isText(one.label)),
  years: isNullOr((x) => Array.isArray(x) && x.length === 2 && x.every(Number.isInteger)), places: isTexts, corridors: isTexts,
};

function isDeck(x) {
  return isObject(x) && Array.isArray(x.scenes) && x.scenes.length > 0 && x.scenes.every((scene) =>
    isObject(scene) && Object.entries(SCENE_SHAPE).every(([name, test]) => test(scene[name])));
}

function faultOf(message) {
  const shape = SHAPES[message.type];
  for (const [name, test] of Object.entries(shape)) if (!test(message[name])) return `${message.type}.${name}`;
  for (const [name, test] of Object.entries(OPEN_SHAPES[message.type] || {})) {
    if (name in message && !test(message[name])) return `${message.type}.${name}`;
  }
  if (message.type === "deck") {
    const missing = message.scenes.scenes.find((scene) => !Object.hasOwn(message.values, scene.values));
    if (missing) return `deck.values.${missing.values}`;
  }
  return "center" in message && !("zoom" in message) ? `${message.type}.zoom` : "";
}

const TAKE = {
  values(message) {
    window.atlasFailure.clear();
    V = message;
    S.day = dayIndex(S.asOf);
    if (S.year === null && V.years.length) S.year = newestYear();
    weighLabels();
    refresh();
  },
  strings(message) {
    T = message.strings;
    document.documentElement.lang = T.language;
    nameControls();
    nameLabels();
    nameStages();
    nameShares();
    showShares();
    refresh();
  },
  away: hideTip,
  link(message) {
    linked = message.parts.length ? message.parts : null;
    remember(GOES_ALONG);
    showBeside();
    tellFraming();
  },
  along: goAlong,
  deck: takeDeck,
  present,
  key(message) { if (deck) takeKey(message.key); },
  theme(message) {
    document.documentElement.dataset.theme = message.theme;
    colourClasses();
  },
  view(message) {
    const extent = message.extent !== undefined && message.extent !== S.extent;
    for (const name of ["level", "place", "extent", "asOf", "asOfLabel"]) if (name in message) S[name] = message[name];
    if (message.layers) S.layers = new Set(message.layers);
    S.day = dayIndex(S.asOf);
    if ("year" in message) S.year = message.year === null && V && V.years.length ? newestYear() : message.year;
    S.told = true;
    showLevel(S.level);
    showLayers();
    if (extent) frameExtent();
    remember(GOES_ALONG.filter((name) => name in message));
    refresh();
  },
};

function take(message) {
  const fault = faultOf(message);
  if (fault) { window.atlasFailure.show(fill(T.refused, { what: fault })); return; }
  TAKE[message.type](message);
}

// Everything that is not part of a year step: ticks, colours, legend, names.
function refresh() {
  drawTicks();
  colourClasses();
  drawLegend();
  drawArrows();
  showShares();
  prepareMarks();
  requestDraw();
  requestAnimationFrame(placeLabels);
}

function listenToPage() {
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || window.parent === window) return;
    if (!isObject(event.data) || !Object.hasOwn(SHAPES, event.data.type)) return;
    take(event.data);
  });
}
