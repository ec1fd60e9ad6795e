-- One row an event, on the path of every answer: each index here costs every call. Event ids begin
-- with the time, so their index grows at one end.
CREATE TABLE trail (
    position      BIGINT  NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id      TEXT    NOT NULL,
    event_time    BIGINT  NOT NULL, -- milliseconds since 1970
    event_source  TEXT    NOT NULL,
    event_name    TEXT    NOT NULL,
    read_only     INTEGER NOT NULL,
    failed        INTEGER NOT NULL,
    user_name     TEXT    NOT NULL,
    access_key_id TEXT,
    repository    TEXT,
    resources     TEXT    NOT NULL, -- a line each: type, tab, name
    record        BYTEA   NOT NULL, -- the CloudTrail record, UTF-8 JSON
    denial        TEXT
);

CREATE UNIQUE INDEX trail_event_id ON trail (event_id);
CREATE INDEX trail_user_name ON trail (user_name, position);
CREATE INDEX trail_access_key_id ON trail (access_key_id, position);
CREATE INDEX trail_repository ON trail (repository, position);

-- Written to find out whether the database takes writes again.
CREATE TABLE trail_probe (
    id     INTEGER NOT NULL PRIMARY KEY,
    writes BIGINT  NOT NULL
);

INSERT INTO trail_probe (id, writes) VALUES (1, 0);
