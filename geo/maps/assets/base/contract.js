// @ts-check
// Written by python -m scripts.contract from geo/maps/contract.

/**
 * One claim: ``value`` in words with its bound; ``low`` and ``high`` are what its mark is drawn from.
 * @typedef {object} ClaimRow
 * @property {string} value
 * @property {number} speaker
 * @property {number} source
 * @property {number} published
 * @property {number} reading
 * @property {number | null} low
 * @property {number | null} high
 * @property {string} bound
 * @property {string} statement
 */

/**
 * What was known of a place and year from ``day`` on.
 *
 * ``look`` is how the place is filled (`geo.style.signs`): ``none``, ``differ`` or ``c`` and the number
 * of its class. Of a total, ``radius`` is that of its circle in pixels of a map 900 pixels wide (of the
 * highest figure where there is no single one, ``inner`` that of the lowest). ``value`` is the figure,
 * ``figure`` the same without its unit, ``words`` the same where no other line says why there is none,
 * ``aside`` why there is none. ``mark`` is the sign of a disagreement and ``spread`` how wide it is (0 to
 * 2). Of ``claims`` the headline's own is the first and ``alike`` many share its axis.
 * @typedef {object} Step
 * @property {number} day
 * @property {string} look
 * @property {number} [radius]
 * @property {number} [inner]
 * @property {number | null} headline
 * @property {number | null} high
 * @property {string} figure
 * @property {string} value
 * @property {string} words
 * @property {string} aside
 * @property {number} who
 * @property {number} note
 * @property {boolean} contested
 * @property {string} mark
 * @property {number} spread
 * @property {Array<number>} flags
 * @property {Array<number>} claims
 * @property {number} alike
 */

/**
 * A text that holds from ``day`` on.
 * @typedef {object} DatedText
 * @property {number} day
 * @property {number} text
 */

/**
 * The earlier year whose value stands for a year without one, from ``day`` on; None where none does.
 * @typedef {object} Carried
 * @property {number} day
 * @property {number | null} year
 * @property {number} text
 */

/**
 * Whether an older place is drawn, not its successor on the same outline, from ``day`` on.
 * @typedef {object} OlderDrawn
 * @property {number} day
 * @property {boolean} older
 */

/**
 * Everything known of a place, by year; ``changes`` on the year before.
 *
 * ``inside`` is the country other than Peru that it is a part of.
 * @typedef {object} PlaceValues
 * @property {string} name
 * @property {string} level
 * @property {string} [inside]
 * @property {Record<string, Array<Step>>} years
 * @property {Record<string, Array<DatedText>>} [changes]
 * @property {Record<string, Array<Carried>>} [carried]
 * @property {Record<string, Array<OlderDrawn>>} [drawn]
 */

/**
 * A year with claims, and the number of the day on which the first was known.
 * @typedef {object} Tick
 * @property {number} year
 * @property {number} day
 */

/**
 * A circle of the legend, and the figure that it stands for.
 * @typedef {object} CircleKey
 * @property {number} radius
 * @property {string} label
 */

/**
 * The classes of one level: a label of each, and its colour by theme.
 *
 * ``circles`` is the legend of a level whose values are totals; empty where they are not.
 * @typedef {object} LevelClasses
 * @property {Array<string>} labels
 * @property {Array<string>} light
 * @property {Array<string>} dark
 * @property {Array<CircleKey>} circles
 */

/**
 * A break in the series; without ``places`` it concerns all. ``short`` names it in a chart.
 *
 * ``levels`` are those at which it is said whatever place is chosen.
 * @typedef {object} SeriesBreak
 * @property {number} year
 * @property {string} short
 * @property {string} text
 * @property {string} published
 * @property {Array<string>} places
 * @property {Array<string>} levels
 */

/**
 * Texts that hold from ``day`` on.
 * @typedef {object} DatedTexts
 * @property {number} day
 * @property {Array<number>} texts
 */

/**
 * What the panel says of a claim beside its row; ``since`` is the day (ISO) from which it is known.
 *
 * ``sentence`` is all of it to be copied, ``by`` who it stands under, ``read`` the code of how it was
 * read, ``notes`` its kind and its cautions, ``unit`` that of a figure not in the unit of the measure.
 * @typedef {object} ClaimDetails
 * @property {number} by
 * @property {string} read
 * @property {number} sentence
 * @property {Array<number>} notes
 * @property {number} [to]
 * @property {number} [unit]
 * @property {string} since
 */

/**
 * A series of one definition; each point a year, a claim, and the day on which it leaves the line.
 *
 * The day (ISO) is empty for a point that is on no line. ``colour`` is a number of `geo.style.lines`.
 * @typedef {object} ChartLine
 * @property {number} name
 * @property {number} colour
 * @property {Array<[number, number, string]>} points
 */

/**
 * Claims that a total leaves out, and why.
 * @typedef {object} LeftOut
 * @property {number} reason
 * @property {Array<number>} claims
 */

/**
 * What a total leaves out from ``day`` on.
 * @typedef {object} DatedLeftOut
 * @property {number} day
 * @property {Array<LeftOut>} groups
 */

/**
 * Every claim on a place: by year, and as lines of a chart.
 *
 * ``inside`` are ways and spots that no level draws, ``older`` places once counted on this outline,
 * ``borrowed`` says so of such a place. ``sentences`` say by year what is shown,
 * ``zones`` the sums over the same zones as the year before.
 * @typedef {object} PlaceFigures
 * @property {string} name
 * @property {Record<string, Array<number>>} years
 * @property {Array<ChartLine>} lines
 * @property {Array<string>} [inside]
 * @property {Array<string>} [older]
 * @property {number} [borrowed]
 * @property {Record<string, Array<DatedText>>} [sentences]
 * @property {Record<string, Array<DatedText>>} [zones]
 * @property {Record<string, Array<DatedLeftOut>>} [left_out]
 */

/**
 * What stands beside the map: ``claims`` as numbered in the message, ``cautions`` by level and year.
 * @typedef {object} Panel
 * @property {Array<ClaimDetails>} claims
 * @property {Record<string, PlaceFigures>} places
 * @property {Record<string, Record<string, Array<DatedTexts>>>} cautions
 * @property {boolean} ranks
 */

/**
 * All values of one measure under one lens; ``since`` is the first year of totals.
 *
 * ``without`` are the codes of the ways of reading that are left out.
 * @typedef {object} ValuesMessage
 * @property {"values"} type
 * @property {string} stamp
 * @property {string} measure
 * @property {string} title
 * @property {string} unit
 * @property {string} language
 * @property {string} lens
 * @property {Array<string>} without
 * @property {number | null} since
 * @property {Array<number>} years
 * @property {Array<string>} days
 * @property {Array<string>} day_labels
 * @property {Record<string, Array<Tick>>} ticks
 * @property {Record<string, LevelClasses>} classes
 * @property {Record<string, PlaceValues>} places
 * @property {Array<ClaimRow>} claims
 * @property {Array<string>} texts
 * @property {Array<SeriesBreak>} breaks
 * @property {Panel} [panel]
 */

/**
 * Keys of the keyboard, and what they do.
 * @typedef {object} Key
 * @property {string} keys
 * @property {string} does
 */

/**
 * What the map says while scenes are presented.
 * @typedef {object} SceneStrings
 * @property {string} at
 * @property {string} sources
 * @property {string} back
 * @property {string} next
 * @property {string} black
 * @property {string} jump
 * @property {string} not_compared
 * @property {string} no_room
 * @property {string} more_cautions
 * @property {string} no_scene
 * @property {string} keys_title
 * @property {Array<Key>} keys
 */

/**
 * What stands beside the map; of a pair ending in ``one`` and ``other`` the count decides.
 * @typedef {object} PanelStrings
 * @property {string} profile
 * @property {string} copy
 * @property {string} copied
 * @property {string} chart
 * @property {string} chart_name
 * @property {Record<string, string>} heads
 * @property {string} figures_one
 * @property {string} figures_other
 * @property {string} all_one
 * @property {string} all_other
 * @property {string} more_one
 * @property {string} more_other
 * @property {string} nothing
 * @property {string} not_alone
 * @property {string} other_unit
 * @property {string} earlier
 * @property {string} apart_series
 * @property {string} figures_of
 * @property {string} no_figures
 * @property {string} added
 * @property {string} not_added
 * @property {string} no_total
 * @property {string} stages
 * @property {string} stages_note
 * @property {Record<string, string>} faces
 * @property {string} face
 * @property {string} read
 * @property {string} cautions
 * @property {string} definition
 * @property {string} no_data_for
 * @property {string} parts
 * @property {string} not_shown
 */

/**
 * Every word that the map says of itself; ``{name}`` in a text is filled in by the map.
 * @typedef {object} Strings
 * @property {string} language
 * @property {string} locale
 * @property {string} year
 * @property {string} as_of
 * @property {string} today
 * @property {string} play
 * @property {string} pause
 * @property {string} play_hint
 * @property {string} step_hint
 * @property {string} speed
 * @property {Record<string, string>} speeds
 * @property {string} fullscreen
 * @property {string} zoom_in
 * @property {string} zoom_out
 * @property {string} map
 * @property {string} legend
 * @property {string} header
 * @property {string} known_on
 * @property {string} known_today
 * @property {string} lens
 * @property {string} no_measure
 * @property {string} no_data
 * @property {string} left_out
 * @property {Record<string, string>} readings
 * @property {string} differ
 * @property {string} not_placed
 * @property {string} no_values_here
 * @property {string} no_values_year
 * @property {string} no_values_known
 * @property {string} show_level
 * @property {string} place_text
 * @property {string} place_label
 * @property {string} coverage
 * @property {string} coverage_short
 * @property {string} year_empty
 * @property {string} year_contested
 * @property {string} contested_count
 * @property {string} carried
 * @property {string} carried_count
 * @property {string} failure
 * @property {string} refused
 * @property {string} no_layer
 * @property {string} contested
 * @property {Record<string, string>} bounds
 * @property {string} corridors
 * @property {string} export_routes
 * @property {string} route_stages
 * @property {Record<string, string>} route_names
 * @property {Record<string, string>} edges
 * @property {Record<string, string>} sureties
 * @property {string} evidence
 * @property {string} shares
 * @property {string} shares_note
 * @property {Record<string, string>} noted
 * @property {Record<string, string>} noted_notes
 * @property {string} noted_none
 * @property {string} noted_partial
 * @property {string} open_end
 * @property {string} generalised
 * @property {string} breaks
 * @property {string} accuracy
 * @property {string} north
 * @property {string} mark
 * @property {string} mark_sample
 * @property {string} other_years
 * @property {string} not_known
 * @property {Record<string, string>} levels
 * @property {Record<string, string>} modes
 * @property {Record<string, string>} seas
 * @property {PanelStrings} panel
 * @property {SceneStrings} scenes
 */

/**
 * The map's own words in one language.
 * @typedef {object} StringsMessage
 * @property {"strings"} type
 * @property {string} stamp
 * @property {Strings} strings
 */

/**
 * What is to be drawn; a part that is left out stays as it is.
 *
 * An open year is the newest, an open face the one that suits the measure.
 * @typedef {object} ViewMessage
 * @property {"view"} type
 * @property {string} [stamp]
 * @property {string} [measure]
 * @property {string} [level]
 * @property {number | null} [year]
 * @property {string | null} [as_of]
 * @property {string} [as_of_label]
 * @property {Array<string>} [layers]
 * @property {string} [place]
 * @property {string} [extent]
 * @property {"circles" | "areas"} [draw]
 * @property {"" | "map" | "chart" | "table"} [face]
 * @property {string} [language]
 */

/**
 * The colours of the page around.
 * @typedef {object} ThemeMessage
 * @property {"theme"} type
 * @property {"light" | "dark"} theme
 */

/**
 * The pointer is no longer over the map.
 * @typedef {object} AwayMessage
 * @property {"away"} type
 */

/**
 * The parts of a view in which what is done in one of two maps moves the other.
 *
 * ``legend``: whether this map shows the legend, which holds for both.
 * @typedef {object} LinkMessage
 * @property {"link"} type
 * @property {string} stamp
 * @property {Array<"extent" | "place" | "year" | "as_of">} parts
 * @property {boolean} legend
 */

/**
 * What was done by hand in the other map, or where it stands: ``center`` is latitude, longitude.
 * @typedef {object} AlongMessage
 * @property {"along"} type
 * @property {string} [extent]
 * @property {string} [place]
 * @property {number | null} [year]
 * @property {string | null} [as_of]
 * @property {string} [as_of_label]
 * @property {[number, number]} [center]
 * @property {number} [zoom]
 * @property {string} [framed]
 * @property {string} [hover]
 * @property {boolean} [animate]
 */

/**
 * A figure that a scene cites, and who says it.
 * @typedef {object} SceneSource
 * @property {string} label
 * @property {string} [figure]
 * @property {string} [about]
 * @property {string} [statement]
 */

/**
 * A document that a scene cites, with its day.
 * @typedef {object} SceneDocument
 * @property {string} source
 * @property {string} label
 */

/**
 * The view of a scene: `ViewMessage` with what a scene cannot leave open.
 * @typedef {object} SceneView
 * @property {"view"} type
 * @property {string} level
 * @property {number | null} year
 * @property {string | null} [as_of]
 * @property {string} [as_of_label]
 * @property {Array<string>} layers
 * @property {string} place
 * @property {string} extent
 */

/**
 * A figure of a chart, as `geo.views.charts.ChartPoint`.
 * @typedef {object} ChartPoint
 * @property {number} at
 * @property {number} low
 * @property {number} high
 * @property {string} bound
 * @property {string} text
 * @property {string} who
 * @property {Array<string>} statements
 * @property {boolean} joined
 */

/**
 * The figures of one line; ``colour`` is a number of `geo.style.lines`.
 * @typedef {object} ChartSeries
 * @property {string} name
 * @property {number} colour
 * @property {Array<ChartPoint>} points
 */

/**
 * A row of a chart that is read downwards.
 * @typedef {object} ChartRow
 * @property {string} label
 * @property {string} group
 * @property {string} note
 * @property {boolean} lit
 */

/**
 * A year from which a series is not what it was.
 * @typedef {object} ChartBreak
 * @property {number} year
 * @property {string} short
 * @property {string} text
 */

/**
 * The chart of a scene, as `geo.views.charts.ChartData`.
 * @typedef {object} SceneChart
 * @property {"lines" | "claims" | "bars" | "years"} kind
 * @property {string} heading
 * @property {string} unit
 * @property {Array<ChartSeries>} series
 * @property {[number, number] | null} years
 * @property {Array<ChartRow>} rows
 * @property {Array<ChartBreak>} breaks
 * @property {boolean} ranks
 * @property {Array<string>} cautions
 */

/**
 * The one number of a scene, as `geo.briefing.pictures.SceneNumber`.
 * @typedef {object} SceneNumber
 * @property {string} figure
 * @property {string} about
 * @property {string} who
 * @property {Array<string>} statements
 */

/**
 * A scene ready to be shown; ``values`` names the values message that it shows.
 *
 * ``faults`` say why a part of it cannot be shown.
 * @typedef {object} ShownScene
 * @property {string} id
 * @property {string} title
 * @property {Array<string>} text
 * @property {Array<string>} [notes]
 * @property {Record<string, string>} [spoken]
 * @property {string} [fallback]
 * @property {Array<SceneSource>} sources
 * @property {Array<SceneDocument>} [documents]
 * @property {SceneView} view
 * @property {string} values
 * @property {[number, number] | null} years
 * @property {Array<string>} places
 * @property {Array<string>} corridors
 * @property {"map" | "chart" | "map-and-chart" | "number"} [kind]
 * @property {SceneChart | null} [chart]
 * @property {SceneNumber | null} [number]
 * @property {Array<string>} [faults]
 */

/**
 * The scenes of a briefing in order.
 * @typedef {object} Scenes
 * @property {string} [title]
 * @property {Array<ShownScene>} scenes
 */

/**
 * All that presenting needs: the scenes, and the values messages by the name they use.
 * @typedef {object} DeckMessage
 * @property {"deck"} type
 * @property {string} [stamp]
 * @property {Scenes} scenes
 * @property {Record<string, ValuesMessage>} values
 */

/**
 * Whether the map is on the stage, and the number of the scene to show.
 * @typedef {object} PresentMessage
 * @property {"present"} type
 * @property {string} [stamp]
 * @property {boolean} [on]
 * @property {number} [scene]
 */

/**
 * A key pressed outside the map while it presents.
 * @typedef {object} KeyMessage
 * @property {"key"} type
 * @property {string} key
 */

/**
 * Something that happened in the map and needs no more words.
 * @typedef {object} Notice
 * @property {"ready" | "painted" | "tip" | "fullscreen" | "start" | "leave"} type
 */

/**
 * What is drawn now.
 *
 * ``along`` in one of two linked maps: whether it only went along with the other. ``level``, ``face`` and
 * ``without`` (codes of readings) where they were chosen in the map and the page has not answered yet.
 * @typedef {object} ChangeMessage
 * @property {"change"} type
 * @property {number | null} year
 * @property {string | null} as_of
 * @property {string} place
 * @property {string} extent
 * @property {boolean} playing
 * @property {boolean} [along]
 * @property {string} [level]
 * @property {string} [face]
 * @property {Array<string>} [without]
 */

/**
 * The statement whose evidence is asked for.
 * @typedef {object} EvidenceMessage
 * @property {"evidence"} type
 * @property {string} statement
 */

/**
 * A page that is asked for: the profile of a place, the definition of a measure.
 * @typedef {object} OpenMessage
 * @property {"open"} type
 * @property {"places" | "methods"} page
 * @property {string} id
 */

/**
 * A text that the reader asked to have copied.
 * @typedef {object} CopyMessage
 * @property {"copy"} type
 * @property {string} text
 */

/**
 * How high the document is, pixels, where it is not to scroll by itself.
 * @typedef {object} HeightMessage
 * @property {"height"} type
 * @property {number} height
 */

/**
 * Why the map could not be drawn.
 * @typedef {object} FailureMessage
 * @property {"failure"} type
 * @property {string} message
 */

/**
 * The scene that is shown now.
 * @typedef {object} SceneMessage
 * @property {"scene"} type
 * @property {number} index
 * @property {number} count
 * @property {string} id
 * @property {string} title
 * @property {string} notes
 * @property {string} next
 * @property {string} year
 * @property {boolean} black
 */

/**
 * What was done in the map; ``level``, ``face``, ``without`` if chosen there; ``serial`` in ms.
 * @typedef {object} SeenReport
 * @property {number} year
 * @property {string | null} as_of
 * @property {string} place
 * @property {string} extent
 * @property {string} [level]
 * @property {string} [face]
 * @property {Array<string>} [without]
 * @property {number} [serial]
 */

/**
 * The scene at which a presentation rests; ``at`` is the moment of the report (ms).
 * @typedef {object} SceneReport
 * @property {string} id
 * @property {number} [at]
 */

/**
 * A map's frame: ``chrome`` in pixels, ``patience`` in seconds, ``notes`` the presenter's page.
 * @typedef {object} HostData
 * @property {string} document
 * @property {string} map
 * @property {number} chrome
 * @property {string} pair
 * @property {boolean} presents
 * @property {string} notes
 * @property {number} patience
 * @property {string} late
 */

/**
 * Messages for a map; ``listen`` whether reports of it go to Python, after ``pause`` milliseconds.
 *
 * ``address`` holds the parts of the page's address, where the browser is to keep it; ``heard`` is the
 * serial of the last report that Python has taken.
 * @typedef {object} ChannelData
 * @property {Array<any>} messages
 * @property {"" | "auto" | "light" | "dark"} theme
 * @property {boolean} listen
 * @property {number} pause
 * @property {number} heard
 * @property {string} map
 * @property {string} [title]
 * @property {Record<string, string>} [address]
 */

/**
 * The buttons that start presenting, and the words of the presenter's window.
 *
 * ``reason``: why nothing can be presented, else empty.
 * @typedef {object} BarData
 * @property {string} map
 * @property {string} scene
 * @property {string} present
 * @property {string} notes
 * @property {string} blocked
 * @property {string} reason
 * @property {string} not_ready
 * @property {Record<string, string>} words
 */

/**
 * What is said of a stage of a corridor in one language; ``label`` is all of it in short.
 * @typedef {object} StageWords
 * @property {string} label
 * @property {string} corridor
 * @property {string} route
 * @property {string} kind
 * @property {Array<string>} notes
 * @property {string} period
 */

/**
 * What the map knows of a feature; ``at`` a point well inside, ``near`` one on a map of Peru.
 * @typedef {object} FeatureProperties
 * @property {string} id
 * @property {string} [name]
 * @property {string} [name_es]
 * @property {string} [kind]
 * @property {string} [accuracy]
 * @property {string} [accuracy_es]
 * @property {string} [outline_of]
 * @property {string} [certainty]
 * @property {string} [complete]
 * @property {number} [rank]
 * @property {string} [corridor]
 * @property {number} [order]
 * @property {string} [mode]
 * @property {string} [from_place]
 * @property {string} [to_place]
 * @property {string} [period_start]
 * @property {string} [period_end]
 * @property {string} [known_from]
 * @property {Record<string, string>} [reported_by]
 * @property {string} [line]
 * @property {string} [open_end]
 * @property {number} [length_km]
 * @property {[number, number]} [at]
 * @property {[number, number]} [near]
 * @property {Record<string, StageWords>} [words]
 */

/**
 * A GeoJSON geometry.
 * @typedef {object} Geometry
 * @property {string} type
 * @property {Array<any>} coordinates
 */

/**
 * A GeoJSON feature.
 * @typedef {object} MapFeature
 * @property {"Feature"} type
 * @property {FeatureProperties} properties
 * @property {Geometry} geometry
 */

/**
 * A GeoJSON collection.
 * @typedef {object} MapFeatures
 * @property {"FeatureCollection"} type
 * @property {Array<MapFeature>} features
 */

/**
 * The shaded relief: a data address, and its west, south, east and north.
 * @typedef {object} ReliefPicture
 * @property {string} src
 * @property {[number, number, number, number]} bounds
 */

/**
 * What is said of a share in one language.
 * @typedef {object} ShareWords
 * @property {string} name
 * @property {string} value
 * @property {string} detail
 */

/**
 * A share of Peru's exports (per cent) that a source gives a destination.
 * @typedef {object} DestinationShare
 * @property {string} id
 * @property {string} measure
 * @property {[number, number]} at
 * @property {number} share
 * @property {string} statement
 * @property {string} period_start
 * @property {string} period_end
 * @property {string} known_from
 * @property {Record<string, ShareWords>} words
 */

/**
 * A figure that a mark shows in the years of its period; without a statement it leads nowhere.
 *
 * ``source`` is the id of the card that it is cited by.
 * @typedef {object} NotedItem
 * @property {string} statement
 * @property {string} source
 * @property {string} period_start
 * @property {string} period_end
 * @property {string} known_from
 * @property {Record<string, ShareWords>} words
 */

/**
 * A mark of a layer at a point.
 *
 * ``shape`` is the id of the feature drawn with it, empty for none, ``places`` what that lies on.
 * @typedef {object} NotedMark
 * @property {string} layer
 * @property {[number, number]} at
 * @property {string} shape
 * @property {Array<string>} places
 * @property {Array<NotedItem>} items
 */

/**
 * What a document that stands alone holds in the language it does not open in.
 * @typedef {object} OtherLanguage
 * @property {string} title
 * @property {Strings} strings
 * @property {ViewMessage} view
 * @property {ValuesMessage | null} [values]
 * @property {DeckMessage | null} [deck]
 */

/**
 * The mark of a disagreement, pixels: its height, its type, the room beside its words.
 * @typedef {object} MarkSize
 * @property {number} height
 * @property {number} type
 * @property {number} pad
 */

/**
 * Signs and rules of the map (`geo.style.signs`): pixels, kilometres, characters, zooms.
 * @typedef {object} Signs
 * @property {Array<string>} edges
 * @property {Array<MarkSize>} marks
 * @property {number} mark_rise
 * @property {number} great_river_km
 * @property {number} share_pixels
 * @property {number} arrow_pixels
 * @property {number} long_name
 * @property {number} line_length
 * @property {Record<string, Array<Array<number>>>} slots
 * @property {Record<string, number>} circles
 * @property {Record<string, number>} circle_levels
 * @property {Record<string, number>} keys
 * @property {Array<Array<number>>} round
 * @property {Array<Array<number>>} between
 * @property {number} label_gap
 * @property {Array<number>} leaders
 * @property {number} steepest
 * @property {number} most_bend
 * @property {Record<string, number>} named_from
 * @property {Record<string, number>} named_until
 * @property {number} country_near
 * @property {Array<string>} cores
 * @property {Array<string>} beads
 */

/**
 * What is drawn whatever the measure; ``extents`` as west, south, east, north.
 *
 * ``names`` are by language, and so are ``routes``: what is to be said of each way.
 * @typedef {object} World
 * @property {Record<string, MapFeatures>} layers
 * @property {Record<string, [number, number, number, number]>} extents
 * @property {Array<string>} corridors
 * @property {Record<string, Record<string, Array<string>>>} routes
 * @property {Record<string, Record<string, string>>} names
 * @property {Record<string, [number, number]>} seas
 * @property {Signs} signs
 * @property {ReliefPicture | null} relief
 * @property {Array<DestinationShare>} shares
 * @property {Array<NotedMark>} noted
 */

/**
 * What the document holds; that of a page in short (`geo.maps.messages.coding`).
 * @typedef {object} DocumentConfig
 * @property {Record<string, MapFeatures>} layers
 * @property {Record<string, [number, number, number, number]>} extents
 * @property {Array<string>} corridors
 * @property {Record<string, Record<string, Array<string>>>} routes
 * @property {Record<string, Record<string, string>>} names
 * @property {Record<string, [number, number]>} seas
 * @property {Signs} signs
 * @property {ReliefPicture | null} relief
 * @property {Array<DestinationShare>} shares
 * @property {Array<NotedMark>} noted
 * @property {Strings} strings
 * @property {ValuesMessage | null} values
 * @property {ViewMessage | null} view
 * @property {DeckMessage | null} deck
 * @property {OtherLanguage} [other]
 */

/** @typedef {ValuesMessage | StringsMessage | ViewMessage | ThemeMessage | AwayMessage | LinkMessage | AlongMessage | DeckMessage | PresentMessage | KeyMessage} MessageToMap */

/** @typedef {Notice | ChangeMessage | AlongMessage | EvidenceMessage | OpenMessage | CopyMessage | HeightMessage | FailureMessage | SceneMessage} MessageToPage */

export {};
