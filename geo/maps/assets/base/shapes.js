// @ts-check
// Written by python -m scripts.contract from geo/maps/contract.

/** @type {Record<string, Record<string, import("./message_shapes.js").Shape>>} */
export const SHAPES = {
  ValuesMessage: {"type": {"is": ["values"]}, "stamp": "text", "measure": "text", "title": "text", "unit": "text", "language": "text", "lens": "text", "since": {"one_of": ["integer", "null"]}, "years": {"list": "integer"}, "days": {"list": "text"}, "day_labels": {"list": "text"}, "ticks": {"map": {"list": "Tick"}}, "classes": {"map": "LevelClasses"}, "places": {"map": "PlaceValues"}, "claims": {"list": "ClaimRow"}, "texts": {"list": "text"}, "breaks": {"list": "SeriesBreak"}},
  Tick: {"year": "integer", "day": "integer"},
  LevelClasses: {"labels": {"list": "text"}, "light": {"list": "text"}, "dark": {"list": "text"}, "circles": {"list": "CircleKey"}},
  CircleKey: {"radius": "number", "label": "text"},
  PlaceValues: {"name": "text", "level": "text", "years": {"map": {"list": "Step"}}, "changes?": {"map": {"list": "DatedText"}}, "carried?": {"map": {"list": "Carried"}}, "drawn?": {"map": {"list": "OlderDrawn"}}},
  Step: {"day": "integer", "look": "text", "radius?": "number", "inner?": "number", "headline": {"one_of": ["number", "null"]}, "high": {"one_of": ["number", "null"]}, "figure": "text", "value": "text", "words": "text", "aside": "text", "who": "integer", "note": "integer", "contested": "boolean", "mark": "text", "spread": "integer", "flags": {"list": "integer"}, "claims": {"list": "integer"}, "alike": "integer"},
  DatedText: {"day": "integer", "text": "integer"},
  Carried: {"day": "integer", "year": {"one_of": ["integer", "null"]}, "text": "integer"},
  OlderDrawn: {"day": "integer", "older": "boolean"},
  ClaimRow: {"value": "text", "speaker": "integer", "source": "integer", "published": "integer", "reading": "integer", "low": {"one_of": ["number", "null"]}, "high": {"one_of": ["number", "null"]}, "bound": "text", "statement": "text"},
  SeriesBreak: {"year": "integer", "text": "text", "published": "text", "places": {"list": "text"}},
  StringsMessage: {"type": {"is": ["strings"]}, "stamp": "text", "strings": "Strings"},
  Strings: {"language": "text", "locale": "text", "year": "text", "as_of": "text", "today": "text", "play": "text", "pause": "text", "play_hint": "text", "step_hint": "text", "speed": "text", "speeds": {"map": "text"}, "fullscreen": "text", "zoom_in": "text", "zoom_out": "text", "map": "text", "legend": "text", "header": "text", "known_on": "text", "known_today": "text", "lens": "text", "no_measure": "text", "no_data": "text", "differ": "text", "not_placed": "text", "no_values_here": "text", "no_values_year": "text", "no_values_known": "text", "show_level": "text", "place_text": "text", "place_label": "text", "coverage": "text", "coverage_short": "text", "year_empty": "text", "year_contested": "text", "contested_count": "text", "carried": "text", "carried_count": "text", "drawn_for": "text", "failure": "text", "refused": "text", "no_layer": "text", "contested": "text", "apart": "text", "bounds": {"map": "text"}, "corridors": "text", "export_routes": "text", "route_stages": "text", "route_names": {"map": "text"}, "edges": {"map": "text"}, "sureties": {"map": "text"}, "evidence": "text", "shares": "text", "shares_note": "text", "noted": {"map": "text"}, "noted_notes": {"map": "text"}, "noted_none": "text", "noted_partial": "text", "open_end": "text", "generalised": "text", "breaks": "text", "accuracy": "text", "north": "text", "mark": "text", "mark_sample": "text", "more_claims": "text", "other_years": "text", "not_known": "text", "levels": {"map": "text"}, "modes": {"map": "text"}, "seas": {"map": "text"}, "scenes": "SceneStrings"},
  SceneStrings: {"at": "text", "sources": "text", "back": "text", "next": "text", "black": "text", "jump": "text", "no_scene": "text", "keys_title": "text", "keys": {"list": "Key"}},
  Key: {"keys": "text", "does": "text"},
  ViewMessage: {"type": {"is": ["view"]}, "stamp?": "text", "measure?": "text", "level?": "text", "year?": {"one_of": ["integer", "null"]}, "as_of?": {"one_of": ["text", "null"]}, "as_of_label?": "text", "layers?": {"list": "text"}, "place?": "text", "extent?": "text", "draw?": {"is": ["circles", "areas"]}, "language?": "text"},
  ThemeMessage: {"type": {"is": ["theme"]}, "theme": {"is": ["light", "dark"]}},
  AwayMessage: {"type": {"is": ["away"]}},
  LinkMessage: {"type": {"is": ["link"]}, "stamp": "text", "parts": {"list": {"is": ["extent", "place", "year", "as_of"]}}},
  AlongMessage: {"type": {"is": ["along"]}, "extent?": "text", "place?": "text", "year?": {"one_of": ["integer", "null"]}, "as_of?": {"one_of": ["text", "null"]}, "as_of_label?": "text", "center?": {"items": ["number", "number"]}, "zoom?": "number", "framed?": "text", "hover?": "text", "animate?": "boolean"},
  DeckMessage: {"type": {"is": ["deck"]}, "stamp?": "text", "scenes": "Scenes", "values": {"map": "ValuesMessage"}},
  Scenes: {"title?": "text", "scenes": {"list": "ShownScene"}},
  ShownScene: {"id": "text", "title": "text", "text": {"list": "text"}, "notes?": {"list": "text"}, "spoken?": {"map": "text"}, "fallback?": "text", "sources": {"list": "SceneSource"}, "view": "SceneView", "values": "text", "years": {"one_of": [{"items": ["integer", "integer"]}, "null"]}, "places": {"list": "text"}, "corridors": {"list": "text"}},
  SceneSource: {"label": "text", "figure?": "text", "about?": "text", "statement?": "text"},
  SceneView: {"type": {"is": ["view"]}, "level": "text", "year": {"one_of": ["integer", "null"]}, "as_of?": {"one_of": ["text", "null"]}, "as_of_label?": "text", "layers": {"list": "text"}, "place": "text", "extent": "text"},
  PresentMessage: {"type": {"is": ["present"]}, "stamp?": "text", "on?": "boolean", "scene?": "integer"},
  KeyMessage: {"type": {"is": ["key"]}, "key": "text"},
};
