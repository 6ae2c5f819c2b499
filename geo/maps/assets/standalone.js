// A document that stands alone: the switch of language, the sources beside the map, a line of credits.
const SPOKEN = {
  [T.language]: { strings: C.strings, values: C.values, view: C.view, deck: C.deck, title: document.title },
};

function switchLanguage() {
  SPOKEN[C.other.strings.language] = C.other;
  const { strings, values, view, deck: told, title } = SPOKEN[T.language === "es" ? "en" : "es"];
  take({ type: "strings", strings });
  if (S.asOf === view.asOf) S.asOfLabel = view.asOfLabel;
  take(told || values);
  document.title = title;
}

// Keys pressed on the sources scroll them; they do not move the years.
function onSourcesKey(event) {
  event.stopPropagation();
  if (event.key !== "Escape") return;
  $("sources").open = false;
  $("sources").querySelector("summary").focus();
}

function startAlone() {
  document.documentElement.lang = T.language;
  $("head").append($("beside"));
  (deck ? $("scene") : $("time")).append($("credits"));
  $("sources").addEventListener("keydown", onSourcesKey);
  $("language").addEventListener("click", switchLanguage);
}

startAlone();
