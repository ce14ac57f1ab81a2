-- The tables of records. STRICT: SQLite refuses a number where a text belongs.

CREATE TABLE account (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    platform TEXT NOT NULL,
    brand TEXT NOT NULL,
    settings TEXT NOT NULL,
    sign_off TEXT NOT NULL,
    needs_approval INTEGER NOT NULL,
    active INTEGER NOT NULL,
    PRIMARY KEY (ordinal),
    UNIQUE (id)
) STRICT;

CREATE TABLE history_entry (
    number INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    kind TEXT NOT NULL,
    summary TEXT NOT NULL,
    details TEXT NOT NULL,
    testimony TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    actor_id TEXT,
    post_id TEXT,
    PRIMARY KEY (number)
) STRICT;
CREATE INDEX history_entry_by_kind ON history_entry (kind);
CREATE INDEX history_entry_by_moment ON history_entry (made_at);
CREATE INDEX history_entry_by_post ON history_entry (post_id);

CREATE TABLE organisation (
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    brand TEXT NOT NULL,
    zone TEXT NOT NULL,
    subjects TEXT NOT NULL,
    trusted_sites TEXT NOT NULL,
    lock_after_minutes INTEGER NOT NULL,
    overdue_after_minutes INTEGER NOT NULL,
    PRIMARY KEY (ordinal),
    CONSTRAINT one_organisation CHECK (ordinal = 1)
) STRICT;

CREATE TABLE person (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    position TEXT NOT NULL,
    affiliation TEXT NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (ordinal),
    UNIQUE (id)
) STRICT;

CREATE TABLE autosave (
    ordinal INTEGER NOT NULL,
    person_id TEXT NOT NULL,
    post_id TEXT NOT NULL,
    base_revision INTEGER NOT NULL,
    subject TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    account_ids TEXT NOT NULL,
    variants TEXT NOT NULL,
    media TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (ordinal),
    UNIQUE (person_id, post_id),
    FOREIGN KEY(person_id) REFERENCES person (id)
) STRICT;

CREATE TABLE designation (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    capacity TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    account_ids TEXT NOT NULL,
    valid_to TEXT,
    revoked_at TEXT,
    PRIMARY KEY (ordinal),
    UNIQUE (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(granted_by) REFERENCES person (id)
) STRICT;
CREATE INDEX designation_by_person ON designation (person_id);

CREATE TABLE hold (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    reason TEXT NOT NULL,
    placed_by TEXT NOT NULL,
    placed_at TEXT NOT NULL,
    released_by TEXT,
    released_at TEXT,
    PRIMARY KEY (ordinal),
    UNIQUE (id),
    FOREIGN KEY(placed_by) REFERENCES person (id)
) STRICT;

CREATE TABLE media (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    published_sha256 TEXT NOT NULL,
    filename TEXT NOT NULL,
    kind TEXT NOT NULL,
    mime TEXT NOT NULL,
    alt_text TEXT NOT NULL,
    added_at TEXT NOT NULL,
    metadata TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    added_by TEXT NOT NULL,
    PRIMARY KEY (ordinal),
    UNIQUE (sha256),
    UNIQUE (id),
    FOREIGN KEY(added_by) REFERENCES person (id)
) STRICT;

CREATE TABLE passphrase (
    ordinal INTEGER NOT NULL,
    person_id TEXT NOT NULL,
    stored TEXT NOT NULL,
    PRIMARY KEY (ordinal),
    UNIQUE (person_id),
    FOREIGN KEY(person_id) REFERENCES person (id)
) STRICT;

CREATE TABLE post (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (ordinal),
    UNIQUE (id),
    FOREIGN KEY(owner_id) REFERENCES person (id)
) STRICT;

CREATE TABLE permission (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    media_id TEXT NOT NULL,
    rights_holder TEXT NOT NULL,
    creator TEXT NOT NULL,
    kind TEXT NOT NULL,
    licence TEXT NOT NULL,
    evidence TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    platforms TEXT NOT NULL,
    credit_line TEXT NOT NULL,
    contact TEXT NOT NULL,
    notes TEXT NOT NULL,
    revoked_reason TEXT NOT NULL,
    valid_to TEXT,
    revoked_at TEXT,
    PRIMARY KEY (ordinal),
    UNIQUE (id),
    FOREIGN KEY(media_id) REFERENCES media (id),
    FOREIGN KEY(recorded_by) REFERENCES person (id)
) STRICT;
CREATE INDEX permission_by_media ON permission (media_id);

CREATE TABLE revision (
    ordinal INTEGER NOT NULL,
    post_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    subject TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    account_ids TEXT NOT NULL,
    variants TEXT NOT NULL,
    media TEXT NOT NULL,
    author_id TEXT NOT NULL,
    made_at TEXT NOT NULL,
    edit_note TEXT,
    PRIMARY KEY (ordinal),
    UNIQUE (post_id, number),
    FOREIGN KEY(post_id) REFERENCES post (id),
    FOREIGN KEY(author_id) REFERENCES person (id)
) STRICT;
CREATE INDEX revision_by_author ON revision (author_id);
CREATE INDEX revision_with_media ON revision (post_id, number) WHERE media <> '[]';
CREATE INDEX revision_with_note ON revision (post_id, number) WHERE edit_note IS NOT NULL;

CREATE TABLE approval (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    post_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    person_id TEXT NOT NULL,
    designation_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    note TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (ordinal),
    FOREIGN KEY(post_id, revision) REFERENCES revision (post_id, number),
    UNIQUE (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(designation_id) REFERENCES designation (id)
) STRICT;
CREATE INDEX approval_by_post ON approval (post_id);

CREATE TABLE publication (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    post_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    kind TEXT NOT NULL,
    due_at TEXT NOT NULL,
    wall_time TEXT NOT NULL,
    zone TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmation TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (ordinal),
    FOREIGN KEY(post_id, revision) REFERENCES revision (post_id, number),
    UNIQUE (id),
    UNIQUE (place),
    FOREIGN KEY(confirmed_by) REFERENCES person (id)
) STRICT;
CREATE INDEX publication_by_person ON publication (confirmed_by);
CREATE INDEX publication_by_post ON publication (post_id);

CREATE TABLE delivery (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    publication_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    not_before TEXT NOT NULL,
    reason TEXT NOT NULL,
    lease_owner TEXT,
    lease_until TEXT,
    PRIMARY KEY (ordinal),
    UNIQUE (id),
    FOREIGN KEY(publication_id) REFERENCES publication (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
) STRICT;
CREATE INDEX delivery_by_publication ON delivery (publication_id);
CREATE INDEX delivery_by_state ON delivery (state, not_before);

CREATE TABLE attempt (
    ordinal INTEGER NOT NULL,
    delivery_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    request TEXT NOT NULL,
    started_at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    finished_at TEXT,
    PRIMARY KEY (ordinal),
    UNIQUE (delivery_id, number),
    FOREIGN KEY(delivery_id) REFERENCES delivery (id)
) STRICT;

CREATE TABLE receipt (
    ordinal INTEGER NOT NULL,
    delivery_id TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    url TEXT NOT NULL,
    received_at TEXT NOT NULL,
    proof TEXT NOT NULL,
    PRIMARY KEY (ordinal),
    UNIQUE (delivery_id, remote_id),
    FOREIGN KEY(delivery_id) REFERENCES delivery (id)
) STRICT;

