// One tooltip, built as DOM with textContent only: nothing a source or a name says can become markup.

function showTip(content, point) {
  const tip = $("tip");
  tip.replaceChildren(content);
  // A frame is not always told that the pointer left it: the page outside watches instead.
  if (tip.hidden) post({ type: "tip" });
  tip.hidden = false;
  const size = map.getSize();
  const x = point.x + 16 + tip.offsetWidth > size.x ? point.x - tip.offsetWidth - 12 : point.x + 16;
  const y = Math.min(Math.max(4, point.y + 12), Math.max(4, size.y - tip.offsetHeight - 4));
  tip.style.transform = `translate(${Math.round(Math.max(4, x))}px, ${Math.round(y)}px)`;
}

function hideTip() {
  $("tip").hidden = true;
  tellHover("");
}

function placeTip(shape) {
  const box = node("div");
  const step = shape.step || (shape.carried && shape.carried.step);
  box.append(node("strong", "", inYear(nameOf(shape.id))), node("p", "tip-value", valueWords(step)));
  if (shape.carried) box.append(node("p", "tip-flag", carriedWords(shape.carried)));
  if (step) {
    const who = whoWords(step);
    if (who) box.append(node("p", "tip-who", who));
    if (step[CONTESTED]) {
      const line = node("p", "tip-contested");
      line.append(node("span", "mark", "\u2260"), document.createTextNode(" " + V.texts[step[NOTE]]));
      box.append(line);
    }
    for (const flag of step[FLAGS]) box.append(node("p", "tip-flag", V.texts[flag]));
    box.append(claimTable(step));
  }
  const p = shape.feature.properties;
  if (shape.successor) box.append(node("p", "tip-note", fill(T.drawn_for, { place: nameOf(shape.successor.id) })));
  const accuracy = (T.language === "es" && p.accuracy_es) || p.accuracy;
  if (accuracy) box.append(node("p", "tip-note", fill(T.accuracy, { text: accuracy })));
  return box;
}

function stageTip(p) {
  const box = node("div");
  box.append(node("strong", "", nameOf(p.corridor)));
  box.append(node("p", "tip-value small", fill(T.route, { start: nameOf(p.from), end: nameOf(p.to) })));
  box.append(node("p", "tip-who", `${T.modes[p.mode] || p.mode} · ${T.certainties[p.certainty] || p.certainty}`));
  if (p.line === "schematic") box.append(node("p", "tip-flag", T.schematic_line));
  if (T.open_ends[p.open_end]) box.append(node("p", "tip-flag", T.open_ends[p.open_end]));
  if (p.length_km) box.append(node("p", "tip-flag", fill(T.length, { km: p.length_km.toLocaleString(T.locale) })));
  if (p.substance) {
    const products = String(p.substance).split("|").map((s) => T.substances[s.trim()] || s.trim());
    box.append(node("p", "tip-flag", fill(T.substance, { text: products.join(", ") })));
  }
  const period = periodWords(p);
  if (period) box.append(node("p", "tip-flag", fill(T.period, { text: period })));
  box.append(node("p", "tip-note", T.generalised));
  return box;
}
