"""Words that a reader types, beside the names in the tables, in English and Spanish; all made plain."""

from __future__ import annotations

MEASURE_WORDS: dict[str, tuple[str, ...]] = {
    "coca_cultivation": (
        "cultivation", "coca area", "coca crops", "coca fields", "coca in production", "area under coca",
        "cultivo", "cultivos", "cultivo de coca", "cultivos de coca", "superficie de coca", "cocales",
        "hectareas de coca", "hectares of coca",
    ),
    "coca_density": (
        "density", "coca density", "coca per km2", "ha per km2", "densidad", "densidad de coca",
        "coca por km2", "ha por km2",
    ),
    "coca_eradication": (
        "eradication", "eradicated", "coca eradication", "erradicacion", "erradicada", "erradicacion de coca",
        "hectareas erradicadas",
    ),
    "coca_leaf_production": ("leaf production", "leaf", "hoja", "hoja de coca", "produccion de hoja"),
    "cocaine_production_potential": (
        "cocaine production", "potential production", "produccion de cocaina", "produccion potencial",
    ),
    "cocaine_seizures": (
        "seizure", "seizures", "seized", "cocaine seizures", "decomiso", "decomisos", "incautacion",
        "incautaciones", "cocaina decomisada", "cocaina incautada", "incautaciones de cocaina",
    ),
    "coca_paste_seizures": (
        "paste seizures", "seizures of paste", "decomisos de pasta", "incautaciones de pasta",
        "pasta decomisada",
    ),
    "marijuana_seizures": ("cannabis", "cannabis seizures", "marihuana", "marijuana"),
    "total_drug_seizures": ("drug seizures", "all drugs", "decomisos de drogas", "incautaciones de drogas"),
    "precursor_seizures": (
        "precursors", "chemicals", "precursor seizures", "insumos", "insumos quimicos",
        "decomisos de insumos",
    ),
    "labs_destroyed": ("labs", "laboratories", "labs destroyed", "laboratorios"),
    "maceration_pits_destroyed": ("maceration pits", "pits", "pozas", "pozas de maceracion"),
    "airstrips_destroyed": ("airstrips destroyed", "airstrips", "pistas", "pistas clandestinas"),
    "aircraft_seized": ("aircraft", "planes", "avionetas", "aeronaves"),
    "killings": ("murders", "asesinatos"),
    "price_leaf": ("leaf price", "price of leaf", "precio de la hoja", "precio de hoja", "precio hoja"),
    "price_paste": ("paste price", "price of paste", "precio de la pasta", "precio de pasta"),
    "price_cocaine": ("cocaine price", "price of cocaine", "precio de la cocaina", "precio de cocaina"),
    "flights_per_day": ("flights", "vuelos"),
    "share_of_exports": ("exports", "export shares", "exportaciones"),
    "forest_loss": ("deforestation", "forest loss", "deforestacion", "perdida de bosque"),
    "gold_mining_deforestation": (
        "mining deforestation", "gold deforestation", "deforestacion por mineria", "deforestacion minera",
    ),
    "mining_land_cover": ("mining", "mined land", "gold mining", "mineria", "superficie minera"),
    "illegal_gold_exports": ("illegal gold", "gold exports", "oro ilegal", "exportacion de oro"),
}  # fmt: skip
"""Usual words for a measure, by its id."""

BROAD_WORDS: dict[str, str] = {"coca": "coca_cultivation", "hectares": "coca_cultivation",
                               "hectareas": "coca_cultivation", "area": "coca_cultivation",
                               "cocaine": "cocaine_production_potential",
                               "cocaina": "cocaine_production_potential"}  # fmt: skip
"""Words that mean a measure only where nothing else of the text names one."""

LEVEL_WORDS: dict[str, str] = {
    "zone": "zone", "zones": "zone", "zona": "zone", "zonas": "zone",
    "department": "department", "departments": "department",
    "departamento": "department", "departamentos": "department",
    "province": "province", "provinces": "province", "provincia": "province", "provincias": "province",
    "country": "country", "countries": "country", "national": "country",
    "pais": "country", "paises": "country", "nacional": "country",
}  # fmt: skip

SINCE_WORDS = frozenset({"since", "from", "desde"})

DISPUTE_PHRASES = (
    "who says", "who said", "who is right", "quien dice", "quienes dicen", "quien tiene razon",
    "disagreement",
    "disagreements", "disagree", "dispute", "disputed", "contested", "contradictions", "discrepancia",
    "discrepancias", "discrepan", "desacuerdo", "desacuerdos", "disputa", "contradicciones",
)  # fmt: skip
"""What asks for the page of disagreements."""

FILLERS = frozenset((
    "a", "about", "according", "al", "and", "ano", "anos", "at", "by", "con", "cuanta", "cuantas", "cuanto",
    "cuantos", "de", "del", "el", "en", "for", "how", "i", "in", "is", "la", "las", "lo", "los",
    "map", "mapa", "me", "mostrar", "much", "of", "on", "or", "para", "por", "que", "segun", "show",
    "the", "to", "total", "un", "una", "what", "where", "y", "year", "years",
))  # fmt: skip
"""Words that name nothing."""
