// Names on the map: the more important first, none over another, hidden while the map zooms.
const labels = [];
let labelPane = null;

function addLabel(kind, order, feature, at, id) {
  const element = node("span", `label label-${kind}`);
  labelPane.appendChild(element);
  const label = { kind, order, feature, at: L.latLng(at[1], at[0]), id, element, width: 0, height: 0, line: null };
  if (kind === "settlement") {
    label.dot = L.circleMarker(label.at, {
      radius: feature.properties.rank <= 1 ? 3 : 2.2, className: "dot", pane: "points", renderer: pointRenderer,
      interactive: false,
    });
    settlementDots.addLayer(label.dot);
  }
  labels.push(label);
  return label;
}

let pointRenderer = null;
let settlementDots = null;

function addLabels(renderers) {
  labelPane = map.getPane("labels");
  pointRenderer = renderers.points;
  settlementDots = L.layerGroup();
  const each = (name, make) => { for (const f of (C.layers[name] || { features: [] }).features) make(f, f.properties); };
  each("zones", (f, p) => addLabel("zone", 10, f, p.at, p.id));
  each("provinces", (f, p) => addLabel("province", 10, f, p.at, p.id));
  each("departments", (f, p) => addLabel("department", 30, f, p.at, p.id));
  each("countries", (f, p) => addLabel("country", p.id === "peru" ? 45 : 20, f, p.at, p.id));
  each("settlements", (f, p) => addLabel("settlement", 22 + Number(p.rank || 3), f, f.geometry.coordinates));
  each("rivers", (f, p) => { addLabel("river", 40, f, middle(f.geometry)).line = f.geometry; });
  switched.settlements = settlementDots;
  weighLabels();
  nameLabels();
  map.on("zoomstart", () => labelPane.classList.add("off"));
  map.on("zoomend moveend viewreset", placeLabels);
}

function middle(geometry) {
  const lines = geometry.type === "MultiLineString" ? geometry.coordinates : [geometry.coordinates];
  const line = lines.reduce((a, b) => (b.length > a.length ? b : a));
  return line[Math.floor(line.length / 2)];
}

// Among places of one kind the one with the most, in any year, is named first.
function weighLabels() {
  for (const label of labels) {
    const entry = V && V.places[label.id];
    if (!entry || !["zone", "province", "department"].includes(label.kind)) { label.weight = 0; continue; }
    const values = Object.values(entry.years).flat().map((step) => step[HEADLINE] ?? step[HIGH] ?? 0);
    label.weight = Math.max(0, ...values);
  }
  labels.sort((a, b) => a.order - b.order || b.weight - a.weight);
}

function nameLabels() {
  for (const label of labels) label.element.textContent = inLanguage(label.feature.properties);
  for (const label of labels) { label.width = label.element.offsetWidth; label.height = label.element.offsetHeight; }
}

// At which scale a kind of name helps: zoom limits chosen by eye at 900 by 620 pixels.
function wanted(label) {
  const zoom = map.getZoom();
  switch (label.kind) {
    case "zone": return S.level === "zone" && zoom >= 4.5 && shapes.get(label.id).visible;
    case "province": return S.level === "province" && zoom >= 4.5;
    case "department":
      return zoom >= (S.level === "department" ? 4.5 : 6.25) && (S.level === "department" || S.layers.has("departments"));
    case "country": return zoom < 7 && (label.id !== "peru" || zoom < 4.5) && countryFits(label, zoom);
    case "settlement": return S.layers.has("settlements") && zoom >= 3.75 + Number(label.feature.properties.rank || 3) * 0.5;
    case "river": return S.layers.has("rivers") && zoom >= 5;
    default: return false;
  }
}

function countryFits(label, zoom) {
  if (V && V.places[label.id]) return true;
  const b = label.bounds || (label.bounds = L.geoJSON(label.feature).getBounds());
  const width = ((b.getEast() - b.getWest()) / 360) * 256 * Math.pow(2, zoom);
  return width > label.width * 0.9;
}

function placeLabels() {
  if (!labelPane) return;
  labelPane.classList.remove("off");
  const size = map.getSize();
  const origin = map.containerPointToLayerPoint([0, 0]);
  const taken = [...furniture(), ...markBoxes(origin)];
  for (const label of labels) {
    let shown = wanted(label);
    if (shown) {
      const near = label.kind === "country" && map.getZoom() >= 4.25 && label.feature.properties.near;
      const at = map.latLngToLayerPoint(near ? [near[1], near[0]] : label.at);
      const offset = label.kind === "settlement" ? [6, -label.height / 2] : [-label.width / 2, -label.height / 2];
      const x = at.x + offset[0], y = at.y + offset[1];
      const box = [x - origin.x - 3, y - origin.y - 1, x - origin.x + label.width + 3, y - origin.y + label.height + 1];
      shown = box[0] > 2 && box[1] > 2 && box[2] < size.x - 2 && box[3] < size.y - 2 &&
        !taken.some((t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1]);
      if (shown) {
        taken.push(box);
        label.element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      }
    }
    label.element.classList.toggle("off", !shown);
  }
}

// A mark says that claims clash: no name may cover it, its own place's stands just below.
function markBoxes(origin) {
  const boxes = [];
  for (const shape of shapes.values()) {
    if (shape.level !== S.level || !shape.marked) continue;
    const [lon, lat] = shape.feature.properties.at;
    const at = map.latLngToLayerPoint([lat, lon]).subtract(origin);
    boxes.push([at.x - 10, at.y - MARK_RISE - 1, at.x + 10, at.y - MARK_RISE + 19]);
  }
  return boxes;
}

// Boxes that lie over the map take their room first.
function furniture() {
  const frame = map.getContainer().getBoundingClientRect();
  return ["headline", "legend"].map($).filter((e) => e && e.offsetWidth && !NARROW.matches).map((element) => {
    const b = element.getBoundingClientRect();
    return [b.left - frame.left, b.top - frame.top, b.right - frame.left, b.bottom - frame.top];
  });
}
