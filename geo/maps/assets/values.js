// Looking values up: which step counts for a place, a year and a day. No wording happens here.
const DAY = 0, HEADLINE = 1, LOW = 2, HIGH = 3, LABEL = 4, WHO = 5, NOTE = 6, CONTESTED = 7, FLAGS = 8,
  CLAIMS = 9, KEY = 10, ALIKE = 11, SPREAD = 12, SPEAKERS = 13;

function stepOf(id, year) {
  const entry = V && V.places[id];
  const steps = entry && entry.years[year];
  if (!steps) return null;
  for (let i = steps.length - 1; i >= 0; i--) if (steps[i][DAY] <= S.day) return steps[i];
  return null;
}

// Whether an older place is drawn and not the one whose outline it shares.
function isOlderDrawn(id, year) {
  const told = V.places[id].drawn && V.places[id].drawn[year];
  const row = told && told.findLast((found) => found[0] <= S.day);
  return !row || Boolean(row[1]);
}

// The last known value of an earlier year, where the reader wants it to stand for one without: [step, its year].
function carriedStep(id, year) {
  const entry = V && V.places[id];
  const kept = entry && entry.carried && entry.carried[year];
  if (!kept) return null;
  for (let i = kept.length - 1; i >= 0; i--) {
    if (kept[i][0] > S.day) continue;
    const step = kept[i][1] === null ? null : stepOf(id, kept[i][1]);
    return step ? { step, year: kept[i][1], age: year - kept[i][1] } : null;
  }
  return null;
}

function carriedWords(carried) {
  return fill(carried.age === 1 ? T.carried_one : T.carried_many, { year: carried.year, age: carried.age });
}

// The year drawn, or the range that ends with it.
function yearWords() {
  return V && V.since !== null && V.since < S.year ? `${V.since}\u2013${S.year}` : String(S.year);
}

function classOf(level, value) {
  const breaks = V.classes[level].breaks;
  let index = 0;
  while (index < breaks.length && value >= breaks[index]) index++;
  return index;
}

function ticksOf(level) {
  return (V && V.ticks[level]) || [];
}

function knownYears() {
  return ticksOf(S.level).filter((tick) => tick[1] <= S.day).map((tick) => tick[0]);
}

function newestYear() {
  const years = knownYears();
  return years.length ? years[years.length - 1] : V.years[V.years.length - 1];
}

function nextKnown(year, direction) {
  const years = knownYears();
  return direction > 0 ? years.find((y) => y > year) : years.reverse().find((y) => y < year);
}

function dayIndex(iso) {
  if (!iso || !V) return Infinity;
  let index = -1;
  while (index + 1 < V.days.length && V.days[index + 1] <= iso) index++;
  return index === V.days.length - 1 ? Infinity : index;
}

function asOfWords() {
  if (S.asOf === null) return T.today;
  const index = V ? V.days.indexOf(S.asOf) : -1;
  return index >= 0 ? V.dayLabels[index] : S.asOfLabel || S.asOf;
}

function valueWords(step) {
  if (!step) return T.no_data;
  if (step[HEADLINE] !== null) return step[LABEL];
  if (step[CLAIMS].length === 1) return V.claims[step[CLAIMS][0]][0];
  return step[LABEL] ? `${step[LABEL]} (${noSingle(step)})` : noSingle(step);
}

function noSingle(step) {
  return step[CONTESTED] ? T.no_single : T.range_only;
}

// Who stands behind a value; where nobody does, how many speak, said once.
function whoWords(step) {
  if (!step) return "";
  if (step[HEADLINE] !== null) return V.texts[step[WHO]];
  return step[CONTESTED] ? "" : V.texts[step[WHO]];
}

// Change on the year before, only where both years speak of the same thing by the same method.
// What zones added since the year before mean for the change: [day, text, whether they make it none].
function coverageOf(id) {
  const told = V.places[id].coverage && V.places[id].coverage[S.year];
  return told ? told.findLast((row) => row[0] <= S.day) : undefined;
}

function changeWords(id, step) {
  const words = plainChange(id, step);
  const told = words && coverageOf(id);
  if (!told) return words;
  return told[2] ? V.texts[told[1]] : `${words}; ${V.texts[told[1]]}`;
}

function plainChange(id, step) {
  if (!step || step[HEADLINE] === null || step[KEY] < 0) return "";
  const before = stepOf(id, S.year - 1);
  if (!before || before[HEADLINE] === null || before[KEY] !== step[KEY] || before[HEADLINE] === 0) return "";
  const exact = (100 * (step[HEADLINE] - before[HEADLINE])) / before[HEADLINE];
  const percent = Number(exact.toFixed(Math.abs(exact) < 10 ? 1 : 0));
  if (percent === 0) return fill(T.unchanged, { year: S.year - 1 });
  const number = Math.abs(percent).toLocaleString(T.locale);
  return fill(percent > 0 ? T.more : T.less, { number, year: S.year - 1 });
}

// The breaks that were known on the day shown.
function breaksKnown() {
  return V ? V.breaks.filter((item) => S.asOf === null || item.published <= S.asOf) : [];
}

// Of those, the ones that concern the place selected.
function breaksHere() {
  return breaksKnown().filter((item) => !item.places.length || item.places.includes(S.place));
}

function breaksNow() {
  return breaksHere().filter((item) => item.year === S.year);
}
