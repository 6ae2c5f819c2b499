// A document that stands alone: the switch of language, the sources beside the map, a line of credits.
const SPOKEN = { [T.language]: { strings: C.strings, values: C.values, view: C.view, title: document.title } };

// The other language lies in the file compressed, and is unpacked when somebody asks for it.
async function unpacked(letters) {
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

async function switchLanguage() {
  const wanted = T.language === "es" ? "en" : "es";
  if (!SPOKEN[wanted]) SPOKEN[wanted] = await unpacked(C.other);
  const { strings, values, view, title } = SPOKEN[wanted];
  take({ type: "strings", strings });
  if (S.asOf === view.asOf) S.asOfLabel = view.asOfLabel;
  take(values);
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
  $("time").append($("credits"));
  $("sources").addEventListener("keydown", onSourcesKey);
  const button = $("language");
  button.addEventListener("click", switchLanguage);
  // A browser too old to unpack keeps the language of the file; the sources are there in both.
  button.hidden = !("DecompressionStream" in window);
}

startAlone();
