// A number leads to the statement behind it where a page holds the map: the page goes there.
const STATEMENT = 8; // place of the id in a claim's row
const HELD = window.parent !== window;

function statementOf(step) {
  return step && step[CLAIMS].length ? V.claims[step[CLAIMS][0]][STATEMENT] : "";
}

// In a document that stands alone there is nowhere to go, and the number is no link.
function leads(element, statement, text) {
  const on = HELD && Boolean(statement);
  if (element.dataset.statement === undefined) listenForEvidence(element);
  element.dataset.statement = on ? statement : "";
  element.classList.toggle("leads", on);
  for (const [name, value] of [["role", "link"], ["tabindex", "0"], ["title", text]]) {
    if (on) setAttribute(element, name, value);
    else element.removeAttribute(name);
  }
}

function listenForEvidence(element) {
  const go = () => { if (element.dataset.statement) post({ type: "evidence", statement: element.dataset.statement }); };
  element.addEventListener("click", go);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !element.dataset.statement) return;
    event.preventDefault();
    event.stopPropagation();
    go();
  });
}
