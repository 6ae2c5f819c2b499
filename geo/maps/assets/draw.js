// The year step: look every place up, restyle what changed, reword what is said; all in one frame.
let frame = 0;

function requestDraw() {
  if (!frame) frame = requestAnimationFrame(draw);
}

// Once, after the frame with the first values has been handed on: until then the page shows a still picture.
let painted = false;

function tellPainted() {
  if (painted) return;
  painted = true;
  requestAnimationFrame(() => setTimeout(() => post({ type: "painted" }), 0));
}

function draw() {
  frame = 0;
  const moved = drawStages();
  fadeShares();
  if (!V) { drawWords([]); return; }
  const group = levels[S.level];
  const here = [];
  let visibility = moved;
  for (const shape of shapes.values()) {
    if (shape.level !== S.level) continue;
    shape.step = stepOf(shape.id, S.year);
    shape.carried = shape.step ? null : carriedStep(shape.id, S.year);
    here.push(shape);
  }
  for (const shape of here) {
    const visible = isVisible(shape);
    if (visible !== shape.visible) { shape.visible = visible; visibility = true; }
    if (group && restyle(shape)) visibility = true;
  }
  showChosen();
  drawWords(here);
  if (visibility) placeLabels();
  document.documentElement.dataset.year = isTimeless() ? "" : String(S.year);
  document.documentElement.dataset.drawn = String(here.filter((s) => s.visible && s.step).length);
  tellPainted();
  report();
}

// Of two places on one outline, one is drawn: which, Python has decided by year and day. An older year's value
// stands only where neither has one of its own.
function isVisible(shape) {
  if (shape.successor) return olderIsDrawn(shape);
  if (shape.predecessor) return !olderIsDrawn(shape.predecessor);
  if (shape.level === "country") return Boolean(V.places[shape.id]) || shape.id === "peru";
  return true;
}

function olderIsDrawn(older) {
  if (older.carried) return !stepOf(older.successor.id, S.year);
  return Boolean(older.step) && isOlderDrawn(older.id, S.year);
}

// Returns whether a mark came or went, which labels must make room for.
function restyle(shape) {
  const path = shape.path;
  if (!path) return false;
  const step = shape.step || (shape.carried && shape.carried.step);
  let look = "none";
  if (step) look = step[HEADLINE] === null ? "differ" : `c${classOf(shape.level, step[HEADLINE])}`;
  let name = `leaflet-interactive place ${shape.visible ? look : "hidden"}`;
  if (shape.edge) name += ` edge-${shape.edge}`;
  if (shape.carried) name += " carried";
  else if (step && step[CONTESTED]) name += " contested";
  if (shape.look !== name) {
    shape.look = name;
    path.setAttribute("class", name);
    setAttribute(path, "tabindex", shape.visible ? "0" : "-1");
  }
  const aside = shape.carried ? `, ${carriedWords(shape.carried)}` : step && step[CONTESTED] ? `, ${V.texts[step[NOTE]]}` : "";
  const value = valueWords(step) + aside;
  const label = fill(T.place_label, { place: nameOf(shape.id), value });
  if (shape.label !== label) { shape.label = label; path.setAttribute("aria-label", label); }
  return markContested(shape, Boolean(shape.visible && shape.step && shape.step[CONTESTED]));
}

const MARK_RISE = 28; // pixels from a place's point up to the top of its mark: the name stands below

// Marks are made when values arrive, not in the year step that first needs one.
function prepareMarks() {
  if (!V || !levels[S.level]) return;
  for (const shape of shapes.values()) {
    const entry = shape.level === S.level && V.places[shape.id];
    if (!entry || shape.mark) continue;
    if (Object.values(entry.years).some((steps) => steps.some((step) => step[CONTESTED]))) makeMark(shape);
  }
}

function makeMark(shape) {
  const [lon, lat] = shape.feature.properties.at;
  const icon = L.divIcon({ className: "mark-anchor off", html: "", iconSize: [0, 0], iconAnchor: [0, MARK_RISE] });
  shape.mark = L.marker([lat, lon], { icon, pane: "marks", interactive: false, keyboard: false });
  levels[shape.level].addLayer(shape.mark);
}

function markContested(shape, on) {
  if (!on && !shape.mark) return false;
  if (!shape.mark) makeMark(shape);
  const element = shape.mark.getElement();
  const look = on ? `${shape.step[SPREAD]} ${shape.step[SPEAKERS]}` : "";
  if (!element || shape.marked === look) return false;
  shape.marked = look;
  element.setAttribute("aria-hidden", "true");
  element.classList.toggle("off", !on);
  if (on) {
    const mark = element.firstChild || element.appendChild(node("span"));
    mark.className = `mark place-mark spread-${shape.step[SPREAD]}`;
    setText(mark, `\u2260 ${shape.step[SPEAKERS]}`);
  }
  return true;
}

function drawWords(here) {
  drawHeader();
  if (deck) writeBreaks();
  document.body.classList.toggle("timeless", Boolean(deck) && isTimeless());
  drawHeadline();
  const visible = here.filter((shape) => shape.visible);
  const valued = visible.filter((shape) => shape.step);
  const contested = valued.filter((shape) => shape.step[CONTESTED]).length;
  drawSummary(visible.length, valued.length, contested, visible.filter((shape) => shape.carried).length);
  drawNotice(here.length, valued.length + visible.filter((shape) => shape.carried).length);
  drawTime(visible.length, valued.length, contested);
}

function drawHeader() {
  const level = T.levels[S.level] || S.level;
  const measure = V ? V.title + (V.unit ? `, ${V.unit}` : "") : T.no_measure;
  setText($("measure"), fill(T.header, { measure, level }));
  setText($("year-now"), isTimeless() ? "" : yearWords());
  let known = S.asOf === null ? T.known_today : fill(T.known_on, { date: asOfWords() });
  if (V && V.lens) known += ` · ${fill(T.lens, { lens: V.lens })}`;
  setText($("known"), known);
}

function drawHeadline() {
  const box = $("headline");
  box.hidden = isTimeless() || !S.place;
  if (box.hidden) return;
  const own = stepOf(S.place, S.year);
  const carried = own ? null : carriedStep(S.place, S.year);
  const step = own || (carried && carried.step);
  box.classList.toggle("carried", Boolean(carried));
  setText($("headline-place"), inYear(nameOf(S.place)));
  const open = step && step[HEADLINE] === null && step[LABEL];
  setText($("headline-value"), open ? step[LABEL] : valueWords(step));
  $("headline-value").classList.toggle("words", !step);
  leads($("headline-value"), statementOf(step), T.evidence);
  setText($("headline-change"), carried ? carriedWords(carried) : open ? noSingle(step) : changeWords(S.place, step));
  setText($("headline-who"), whoWords(step));
  setText($("headline-note"), step && step[CONTESTED] ? V.texts[step[NOTE]] : "");
  $("headline-contested").hidden = !(step && step[CONTESTED]);
  setText($("headline-flags"), step ? step[FLAGS].map((flag) => V.texts[flag]).join(" · ") : "");
}

function drawSummary(total, count, contested, carried) {
  const line = $("summary");
  line.hidden = isTimeless();
  if (line.hidden) { setText(line, ""); return; }
  const step = stepOf(S.place, S.year);
  const parts = [];
  if (step) {
    const text = `${valueWords(step)}, ${V.texts[step[NOTE]]}.`;
    parts.push(fill(T.place_text, { place: nameOf(S.place), year: yearWords(), text }));
  } else if (S.place) {
    parts.push(fill(T.place_text, { place: nameOf(S.place), year: S.year, text: `${T.no_data}.` }));
  }
  if (total) parts.push(fill(T.coverage, { count, total }));
  if (carried) parts.push(fill(T.carried_count, { count: carried }));
  if (contested) parts.push(fill(T.contested_count, { count: contested }));
  for (const item of breaksNow()) parts.push(`${item.year}: ${item.text}`);
  setText(line, parts.join(" "));
  setAttribute(line, "title", line.textContent);
}

// The levels at which the year drawn has a value that was known by then.
function levelsWithValues() {
  const found = new Set();
  for (const [id, entry] of Object.entries(V.places)) if (levels[entry.level] && stepOf(id, S.year)) found.add(entry.level);
  return Object.keys(levels).filter((name) => found.has(name));
}

let noticed = []; // what the notice was last drawn from

function drawNotice(outlined, count) {
  noticed = [outlined, count];
  const level = T.levels[S.level] || S.level;
  let text = "";
  if (!V) text = T.no_measure;
  else if (isTimeless()) text = deck || sharesShown().some((share) => share.item.measure === V.measure) ? "" : T.not_placed; // a scene's words say what it shows
  else if (!levels[S.level]) text = fill(T.no_layer, { level });
  else if (!ticksOf(S.level).length) text = fill(T.no_values_here, { level });
  else if (!count) {
    const later = ticksOf(S.level).some((tick) => tick[0] === S.year);
    text = later && S.asOf !== null
      ? fill(T.no_values_known, { year: S.year, date: asOfWords() }) : fill(T.no_values_year, { year: S.year });
    const others = levelsWithValues().map((name) => T.levels[name] || name);
    if (others.length) text += ` ${fill(T.values_at, { levels: others.join(", ") })}`;
  }
  const box = $("notice");
  box.hidden = !text;
  setText(box, text);
}
