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
