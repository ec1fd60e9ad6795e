-- One row an account: the number of its newest commit, against which writers compare and set.
CREATE TABLE account (
    id       TEXT    NOT NULL PRIMARY KEY,
    revision BIGINT  NOT NULL,
    alias    TEXT
);

-- Roles, users, groups, policies, providers, instance profiles: one row each, the body is JSON.
CREATE TABLE entity (
    account TEXT NOT NULL,
    kind    TEXT NOT NULL,
    name    TEXT NOT NULL,
    body    TEXT NOT NULL,
    PRIMARY KEY (account, kind, name)
);

CREATE TABLE revoked_session (
    account       TEXT NOT NULL,
    access_key_id TEXT NOT NULL,
    expires_at    TEXT NOT NULL,
    PRIMARY KEY (account, access_key_id)
);

-- Wrapped: ciphertext only.
CREATE TABLE key_ring (
    name    TEXT    NOT NULL PRIMARY KEY,
    version BIGINT  NOT NULL,
    wrapped BYTEA   NOT NULL
);
