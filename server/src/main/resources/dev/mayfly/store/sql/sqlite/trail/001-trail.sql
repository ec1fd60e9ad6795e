-- One row an event, on the path of every answer: each index here costs every call. Event ids begin
-- with the time, so their index grows at one end.
CREATE TABLE trail (
    position      INTEGER NOT NULL PRIMARY KEY,
    event_id      TEXT    NOT NULL,
    event_time    INTEGER NOT NULL, -- milliseconds since 1970
    event_source  TEXT    NOT NULL,
    event_name    TEXT    NOT NULL,
    read_only     INTEGER NOT NULL,
    failed        INTEGER NOT NULL,
    user_name     TEXT    NOT NULL,
    access_key_id TEXT,
    repository    TEXT,
    resources     TEXT    NOT NULL, -- a line each: type, tab, name
    record        BLOB    NOT NULL, -- the CloudTrail record, UTF-8 JSON
    denial        TEXT
) STRICT;

CREATE UNIQUE INDEX trail_event_id ON trail (event_id);

-- Written to find out whether the disk takes writes again.
CREATE TABLE trail_probe (
    id     INTEGER NOT NULL PRIMARY KEY,
    writes INTEGER NOT NULL
) STRICT;

INSERT INTO trail_probe (id, writes) VALUES (1, 0);

-- What a stretch of the trail can be found by, so that a lookup passes over stretches that hold
-- nothing: hashes of names and values, each four bytes, sorted. Written once per some thousand
-- events instead of an index entry per event and column. A stretch without a row is read through.
CREATE TABLE trail_stretch (
    first_position INTEGER NOT NULL PRIMARY KEY,
    last_position  INTEGER NOT NULL,
    earliest       INTEGER NOT NULL,
    latest         INTEGER NOT NULL,
    hashes         BLOB    NOT NULL
) STRICT;
