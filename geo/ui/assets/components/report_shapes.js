// @ts-check
// Written by python -m scripts.contract from geo/maps/contract.

/** @type {Record<string, Record<string, import("../../../maps/assets/base/message_shapes.js").Shape>>} */
export const REPORT_SHAPES = {
  Notice: {"type": {"is": ["ready", "painted", "tip", "fullscreen", "start", "leave"]}},
  ChangeMessage: {"type": {"is": ["change"]}, "year": {"one_of": ["integer", "null"]}, "as_of": {"one_of": ["text", "null"]}, "place": "text", "extent": "text", "playing": "boolean", "along?": "boolean", "level?": "text", "face?": "text", "without?": {"list": "text"}},
  AlongMessage: {"type": {"is": ["along"]}, "extent?": "text", "place?": "text", "year?": {"one_of": ["integer", "null"]}, "as_of?": {"one_of": ["text", "null"]}, "as_of_label?": "text", "center?": {"items": ["number", "number"]}, "zoom?": "number", "framed?": "text", "hover?": "text", "animate?": "boolean"},
  EvidenceMessage: {"type": {"is": ["evidence"]}, "statement": "text"},
  OpenMessage: {"type": {"is": ["open"]}, "page": {"is": ["places", "methods"]}, "id": "text"},
  CopyMessage: {"type": {"is": ["copy"]}, "text": "text"},
  HeightMessage: {"type": {"is": ["height"]}, "height": "integer"},
  FailureMessage: {"type": {"is": ["failure"]}, "message": "text"},
  SceneMessage: {"type": {"is": ["scene"]}, "index": "integer", "count": "integer", "id": "text", "title": "text", "notes": "text", "next": "text", "year": "text", "black": "boolean"},
};
