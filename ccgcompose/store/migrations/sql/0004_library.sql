-- New columns hold, for every row that is there, the default of their field: the digest of its record stays.

ALTER TABLE media ADD COLUMN duration_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE media ADD COLUMN codecs TEXT NOT NULL DEFAULT '[]';
ALTER TABLE media ADD COLUMN poster_sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN captions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE media ADD COLUMN transcript TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN text TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN provenance TEXT NOT NULL DEFAULT '{}';
ALTER TABLE media ADD COLUMN derivation TEXT;
CREATE INDEX media_that_are_texts ON media (ordinal) WHERE kind = 'text';
CREATE INDEX media_that_derive ON media (ordinal) WHERE derivation IS NOT NULL;

ALTER TABLE permission ADD COLUMN terms TEXT NOT NULL DEFAULT '{}';
ALTER TABLE permission ADD COLUMN evidence_files TEXT NOT NULL DEFAULT '[]';
ALTER TABLE permission ADD COLUMN checked_by TEXT REFERENCES person (id);
ALTER TABLE permission ADD COLUMN checked_at TEXT;

CREATE TABLE evidence (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    mime TEXT NOT NULL,
    label TEXT NOT NULL,
    added_at TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    added_by TEXT NOT NULL,
    PRIMARY KEY (ordinal),
    UNIQUE (id),
    FOREIGN KEY(added_by) REFERENCES person (id)
) STRICT;

CREATE TABLE consent (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    relation TEXT NOT NULL,
    age_band TEXT NOT NULL,
    scope TEXT NOT NULL,
    given_on TEXT NOT NULL,
    method TEXT NOT NULL,
    lawful_basis TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    platforms TEXT NOT NULL,
    guardian TEXT NOT NULL,
    guardian_relation TEXT NOT NULL,
    capacity_statement TEXT NOT NULL,
    witness TEXT NOT NULL,
    may_be_named INTEGER NOT NULL,
    condition_may_be_stated INTEGER NOT NULL,
    story_approved INTEGER NOT NULL,
    story TEXT NOT NULL,
    review_on TEXT,
    valid_to TEXT,
    evidence TEXT NOT NULL,
    evidence_files TEXT NOT NULL,
    notes TEXT NOT NULL,
    amends TEXT,
    superseded_by TEXT,
    withdrawal TEXT,
    PRIMARY KEY (ordinal),
    UNIQUE (id),
    FOREIGN KEY(recorded_by) REFERENCES person (id),
    FOREIGN KEY(amends) REFERENCES consent (id)
) STRICT;

CREATE TABLE appearance (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    resolution TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    media_id TEXT,
    post_id TEXT,
    region TEXT,
    consent_id TEXT,
    note TEXT NOT NULL,
    removed_at TEXT,
    PRIMARY KEY (ordinal),
    UNIQUE (id),
    FOREIGN KEY(recorded_by) REFERENCES person (id),
    FOREIGN KEY(media_id) REFERENCES media (id),
    FOREIGN KEY(post_id) REFERENCES post (id),
    FOREIGN KEY(consent_id) REFERENCES consent (id)
) STRICT;
CREATE INDEX appearance_by_consent ON appearance (consent_id);
CREATE INDEX appearance_by_media ON appearance (media_id);
CREATE INDEX appearance_by_post ON appearance (post_id);

CREATE TABLE task (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    summary TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    post_id TEXT,
    account_id TEXT,
    delivery_id TEXT,
    media_id TEXT,
    consent_id TEXT,
    url TEXT NOT NULL,
    done_by TEXT,
    done_at TEXT,
    note TEXT NOT NULL,
    PRIMARY KEY (ordinal),
    UNIQUE (id),
    FOREIGN KEY(opened_by) REFERENCES person (id),
    FOREIGN KEY(consent_id) REFERENCES consent (id)
) STRICT;
CREATE INDEX task_that_is_open ON task (ordinal) WHERE done_at IS NULL;

-- What was seen in a file can be seen again: no guard.
CREATE TABLE sight (
    sha256 TEXT NOT NULL,
    seer TEXT NOT NULL,
    faces TEXT NOT NULL,
    words TEXT NOT NULL,
    codes TEXT NOT NULL,
    prints TEXT NOT NULL,
    PRIMARY KEY (sha256)
) STRICT;

CREATE TRIGGER evidence_is_never_deleted BEFORE DELETE ON evidence BEGIN
    SELECT raise(ABORT, 'a file of evidence is never deleted');
END;
CREATE TRIGGER consent_is_never_deleted BEFORE DELETE ON consent BEGIN
    SELECT raise(ABORT, 'a consent is never deleted');
END;
CREATE TRIGGER appearance_is_never_deleted BEFORE DELETE ON appearance BEGIN
    SELECT raise(ABORT, 'an appearance is never deleted');
END;
CREATE TRIGGER task_is_never_deleted BEFORE DELETE ON task BEGIN
    SELECT raise(ABORT, 'a task is never deleted');
END;
