"""The areas, from the top down. An area may import only what stands below it."""

AREAS = (
    "web",
    "records",
    "reports",
    "partnership",
    "theory",
    "evidence",
    "rounds",
    "mirror",
    "journeys",
    "organisations",
    "people",
    "audit",
    "memory",
    "ui",
)

# Areas that offer something to those above: panels for a journey's page, rows for an archive, erasure of a person.
OFFERING = (
    "reports",
    "partnership",
    "theory",
    "evidence",
    "rounds",
    "journeys",
    "organisations",
    "people",
    "memory",
    "audit",
)
