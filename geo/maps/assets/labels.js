// Names on the map: the more important first, none over another, hidden while the map zooms.
const labels = [];
let labelPane = null;
let pointRenderer = null;
let settlementDots = null;

// Where a name may stand about its point, best first: shares of its own width and height, then pixels.
const CENTRED = [[0, 0], [0, -14], [0, 14], [-22, 0], [22, 0], [-22, -14], [22, -14], [-22, 14], [22, 14], [0, -26], [0, 26], [-40, 0],
  [40, 0]].map(([dx, dy]) => [-0.5, -0.5, dx, dy]);
const BESIDE = [[0, -0.5, 7, 0], [-1, -0.5, -7, 0], [-0.5, -1, 0, -6], [-0.5, 0, 0, 6]];
const FIXED = [[-0.5, -0.5, 0, 0]];
const SLOTS = { zone: CENTRED, province: CENTRED, department: CENTRED, country: CENTRED, settlement: BESIDE, river: FIXED, sea: FIXED };

function addLabel(kind, order, properties, at, id) {
  const element = node("span", `label label-${kind}`);
  labelPane.appendChild(element);
  const label = { kind, order, properties, at: at && L.latLng(at[1], at[0]), id, element, width: 0, height: 0, weight: 0 };
  labels.push(label);
  return label;
}

function addSettlement(feature) {
  const p = feature.properties;
  const rank = Number(p.rank || 3);
  const label = addLabel("settlement", p.kind === "port" ? 21 : 22 + rank, p, feature.geometry.coordinates);
  if (rank === 1) label.element.classList.add("first");
  label.dot = L.circleMarker(label.at, {
    radius: rank === 1 ? 3.6 : rank === 2 ? 2.8 : 2.1, className: p.kind === "port" ? "dot port" : "dot", pane: "points",
    renderer: pointRenderer, interactive: false,
  });
}

function addLabels(renderers) {
  labelPane = map.getPane("labels");
  pointRenderer = renderers.points;
  settlementDots = L.layerGroup();
  const each = (name, make) => { for (const f of (C.layers[name] || { features: [] }).features) make(f, f.properties); };
  each("zones", (f, p) => addLabel("zone", 10, p, p.at, p.id));
  each("provinces", (f, p) => addLabel("province", 10, p, p.at, p.id));
  each("departments", (f, p) => addLabel("department", 30, p, p.at, p.id));
  const named = new Set((C.layers.corridors || { features: [] }).features.flatMap((f) => [f.properties.from, f.properties.to]));
  each("countries", (f, p) => {
    const label = addLabel("country", p.id === "peru" ? 15 : named.has(p.id) ? 16 : 26, p, p.at, p.id);
    label.named = named.has(p.id) || p.id === "peru";
    label.element.classList.toggle("named", label.named);
    label.box = L.geoJSON(f).getBounds();
  });
  each("settlements", addSettlement);
  each("rivers", (f, p) => { addLabel("river", p.length_km >= GREAT_RIVER_KM ? 38 : 40, p).line = f.geometry; });
  for (const [id, at] of Object.entries(C.seas)) addLabel("sea", 50, { id, sea: true }, at);
  switched.settlements = settlementDots;
  weighLabels();
  nameLabels();
  map.on("zoomstart", () => labelPane.classList.add("off"));
  map.on("zoomend moveend viewreset", placeLabels);
  // Widths are those of the typeface, which is there a moment after the document.
  document.fonts.ready.then(() => { measureLabels(); placeLabels(); });
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

// A long name breaks at its hyphens or blanks, as on a printed map; on a map a river needs no "River".
function worded(label) {
  const p = label.properties;
  if (p.sea) return T.seas[p.id];
  const name = inLanguage(p);
  if (label.kind === "river") return name.replace(/ River$|^Río /, "");
  if (label.kind === "settlement" || name.length < 13) return name;
  const parts = name.split(/(?<=-)| /);
  const lines = [parts.shift()];
  for (const part of parts) {
    const last = lines[lines.length - 1];
    const joined = last + (last.endsWith("-") ? "" : " ") + part;
    if (joined.length <= 14) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines.join("\n");
}

function nameLabels() {
  for (const label of labels) label.element.textContent = worded(label);
  measureLabels();
}

function measureLabels() {
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
    case "settlement": return S.layers.has("settlements") && zoom >= 3.75 + Number(label.properties.rank || 3) * 0.5;
    case "river": return S.layers.has("rivers") && zoom >= (label.properties.length_km >= GREAT_RIVER_KM ? 4.75 : 6);
    case "sea": return zoom < 6;
    default: return false;
  }
}

function countryFits(label, zoom) {
  if (label.named || (V && V.places[label.id])) return zoom >= 2;
  const width = ((label.box.getEast() - label.box.getWest()) / 360) * 256 * Math.pow(2, zoom);
  return width > label.width * 1.15;
}

function placeLabels() {
  if (!labelPane) return;
  labelPane.classList.remove("off");
  const size = map.getSize();
  const origin = map.containerPointToLayerPoint([0, 0]);
  const taken = [...furniture(), ...markBoxes(origin), ...shareBoxes()];
  const free = (box) => box[0] > 2 && box[1] > 2 && box[2] < size.x - 2 && box[3] < size.y - 2 &&
    !taken.some((t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1]);
  dotsNow(origin, taken);
  for (const label of labels) {
    const found = wanted(label) && slotOf(label, origin, size, free);
    if (found) {
      taken.push(found.box);
      label.element.style.transform = found.transform;
    }
    label.element.classList.toggle("off", !found);
  }
}

// Dots belong to their scale as names do, and no name may cover one.
function dotsNow(origin, taken) {
  for (const label of labels) {
    if (!label.dot) continue;
    const on = wanted(label);
    if (on !== settlementDots.hasLayer(label.dot)) {
      if (on) settlementDots.addLayer(label.dot);
      else settlementDots.removeLayer(label.dot);
    }
    if (!on || Number(label.properties.rank || 3) > 2) continue; // a small town's dot may lie under a zone's name
    const at = map.latLngToLayerPoint(label.at).subtract(origin);
    taken.push([at.x - 3, at.y - 3, at.x + 3, at.y + 3]);
  }
}

function slotOf(label, origin, size, free) {
  if (label.kind === "river") return alongRiver(label, origin, size, free);
  const near = label.kind === "country" && map.getZoom() >= 4.25 && label.properties.near;
  const at = map.latLngToLayerPoint(near ? [near[1], near[0]] : label.at);
  for (const [w, h, dx, dy] of SLOTS[label.kind]) {
    const x = Math.round(at.x + w * label.width + dx), y = Math.round(at.y + h * label.height + dy);
    const left = x - origin.x, top = y - origin.y;
    const box = [left - 2, top, left + label.width + 2, top + label.height];
    if (free(box)) return { box, transform: `translate(${x}px, ${y}px)` };
  }
  return null;
}

// A river's name lies along it, over the straightest stretch in sight that is long enough.
function alongRiver(label, origin, size, free) {
  const lines = label.line.type === "MultiLineString" ? label.line.coordinates : [label.line.coordinates];
  let best = null;
  for (const line of lines) {
    const points = line.map(([lon, lat]) => map.latLngToLayerPoint([lat, lon]).subtract(origin));
    for (let i = 0; i < points.length; i += Math.max(1, Math.floor(points.length / 40))) {
      const a = points[i];
      if (a.x < 0 || a.y < 0 || a.x > size.x || a.y > size.y) continue;
      let j = i + 1;
      while (j < points.length && a.distanceTo(points[j]) < label.width * 1.1) j++;
      if (j >= points.length) break;
      const found = onStretch(label, points.slice(i, j + 1), free);
      if (found && (!best || found.bend < best.bend)) best = found;
    }
  }
  if (!best) return null;
  const { x, y, angle, box } = best;
  const tx = Math.round(x + origin.x), ty = Math.round(y + origin.y);
  return { box, transform: `translate(${tx}px, ${ty}px) rotate(${angle.toFixed(1)}deg)` };
}

function onStretch(label, part, free) {
  let a = part[0], b = part[part.length - 1];
  if (a.x > b.x) [a, b] = [b, a];
  const length = a.distanceTo(b);
  const bend = Math.max(...part.map((p) => L.LineUtil.pointToSegmentDistance(p, a, b))) / label.height;
  const angle = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
  if (bend > 0.9 || Math.abs(angle) > 66) return null;
  // Above the line: half the stretch's bend clear of it.
  const ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
  const off = label.height * (0.5 + Math.min(0.5, bend));
  const mx = (a.x + b.x) / 2 + uy * off, my = (a.y + b.y) / 2 - ux * off;
  const w = label.width / 2, h = label.height / 2;
  const x = mx - ux * w + uy * h, y = my - uy * w - ux * h;
  const bw = Math.abs(ux) * w + Math.abs(uy) * h, bh = Math.abs(uy) * w + Math.abs(ux) * h;
  const box = [mx - bw, my - bh, mx + bw, my + bh];
  return free(box) ? { bend, x, y, angle, box } : null;
}

// A mark says that claims clash: no name may cover it, its own place's stands just below.
function markBoxes(origin) {
  const boxes = [];
  for (const shape of shapes.values()) {
    if (shape.level !== S.level || !shape.marked) continue;
    const [lon, lat] = shape.feature.properties.at;
    const at = map.latLngToLayerPoint([lat, lon]).subtract(origin);
    const half = shape.step[SPREAD] === 2 ? 26 : 19;
    boxes.push([at.x - half, at.y - MARK_RISE - 1, at.x + half, at.y - MARK_RISE + (shape.step[SPREAD] === 2 ? 26 : 20)]);
  }
  return boxes;
}

// Boxes that lie over the map take their room first.
function furniture() {
  const frame = map.getContainer().getBoundingClientRect();
  const over = [$("headline"), $("legend"), $("north"), ...document.querySelectorAll(".leaflet-control")];
  return over.filter((e) => e && e.getClientRects().length && !(NARROW.matches && e.id === "headline")).map((element) => {
    const b = element.getBoundingClientRect();
    return [b.left - frame.left, b.top - frame.top, b.right - frame.left, b.bottom - frame.top];
  });
}
