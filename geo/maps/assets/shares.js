// Where it goes, as shares: a circle for each destination of which a source gives one. No way is drawn.
const shares = [];
const SHARE_PIXELS = 3.1; // radius of a share of one per cent; areas are in proportion

function makeShares() {
  for (const item of C.shares || []) {
    const element = node("div", "share off");
    const circle = node("i");
    const size = Math.round(2 * SHARE_PIXELS * Math.sqrt(item.share));
    circle.style.width = circle.style.height = `${size}px`;
    const words = node("span"), value = node("b");
    element.append(circle, words);
    map.getPane("shares").appendChild(element);
    element.setAttribute("role", "group");
    shares.push({ item, element, words, value, size, box: null });
  }
  nameShares();
}

function nameShares() {
  for (const share of shares) {
    const { name, value, detail } = share.item.words[T.language] || share.item.words.en;
    share.words.replaceChildren(share.value, node("br"), document.createTextNode(name));
    share.value.textContent = value;
    leads(share.value, share.item.statement, T.evidence);
    share.element.setAttribute("aria-label", `${name}: ${value}. ${detail}`);
    share.element.title = detail;
  }
}

const EDGE = 56; // pixels that the zoom buttons take at the right

const sharesShown = () => shares.filter((share) => share.box);

// A scene's legend speaks of what its own extent shows, also while the map is still moving there.
const sharesTold = () => (!deck ? sharesShown()
  : S.layers.has("destinations") && isWide(boundsOf(S.extent)) ? shares.filter(isPublished) : []);

const isPublished = (share) => S.asOf === null || share.item.known_from <= S.asOf;

// What a step of either slider changes: strength only, unless a source comes out or is not out yet.
function fadeShares() {
  for (const share of shares) share.element.classList.toggle("faded", isOutside(share.item));
  if (shares.some((share) => share.known !== isPublished(share))) showShares();
}

// At the scale of continents only; a destination beyond the frame stands at its edge, with an arrow.
function showShares() {
  const on = S.layers.has("destinations") && document.body.classList.contains("wide");
  const size = map.getSize(), origin = map.containerPointToLayerPoint([0, 0]);
  for (const share of shares) {
    const { item, element } = share;
    share.known = isPublished(share);
    element.classList.toggle("off", !on || !share.known);
    element.classList.toggle("faded", isOutside(item));
    share.box = null;
    if (!on || !share.known) continue;
    const at = map.latLngToContainerPoint([item.at[1], item.at[0]]);
    const width = element.offsetWidth, height = element.offsetHeight;
    const x = Math.min(Math.max(at.x - share.size / 2, sideWidth()), size.x - width - EDGE);
    const y = Math.min(Math.max(at.y - height / 2, 8), size.y - height - 8);
    element.classList.toggle("beyond", at.x > size.x);
    element.style.transform = `translate(${Math.round(x + origin.x)}px, ${Math.round(y + origin.y)}px)`;
    share.box = [x - 4, y - 2, x + width + 4, y + height + 2];
  }
  const shown = sharesShown().length;
  if (shown !== legendShares) { legendShares = shown; drawLegend(); drawNotice(...noticed); }
}

let legendShares = 0; // how many the legend speaks of

function sideWidth() {
  return NARROW.matches || deck ? 8 : $("side").offsetWidth + 18;
}

function shareBoxes() {
  return shares.flatMap((share) => (share.box ? [share.box] : []));
}
