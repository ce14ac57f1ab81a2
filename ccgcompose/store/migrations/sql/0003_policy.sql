-- What an organisation sets for its checks, and the findings that people accepted; with their guards.

CREATE TABLE policy_version (
    ordinal INTEGER NOT NULL,
    settings TEXT NOT NULL,
    changes TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (ordinal),
    UNIQUE (number),
    FOREIGN KEY(changed_by) REFERENCES person (id)
) STRICT;

CREATE TABLE waiver (
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    post_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    clause TEXT NOT NULL,
    severity TEXT NOT NULL,
    message TEXT NOT NULL,
    words TEXT NOT NULL,
    person_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    given_at TEXT NOT NULL,
    account_id TEXT,
    withdrawn_by TEXT,
    withdrawn_at TEXT,
    PRIMARY KEY (ordinal),
    UNIQUE (id),
    FOREIGN KEY(post_id) REFERENCES post (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
) STRICT;
CREATE INDEX waiver_by_post ON waiver (post_id);

CREATE TRIGGER policy_version_is_never_changed BEFORE UPDATE ON policy_version BEGIN
    SELECT raise(ABORT, 'a policy version is never changed');
END;
CREATE TRIGGER policy_version_is_never_deleted BEFORE DELETE ON policy_version BEGIN
    SELECT raise(ABORT, 'a policy version is never deleted');
END;
CREATE TRIGGER waiver_is_never_deleted BEFORE DELETE ON waiver BEGIN
    SELECT raise(ABORT, 'a waiver is never deleted');
END;
CREATE TRIGGER waiver_is_only_withdrawn BEFORE UPDATE ON waiver
WHEN old.withdrawn_at IS NOT NULL
    OR (new.id, new.post_id, new.rule, new.clause, new.severity, new.message, new.words)
        IS NOT (old.id, old.post_id, old.rule, old.clause, old.severity, old.message, old.words)
    OR (new.person_id, new.reason, new.given_at, new.account_id)
        IS NOT (old.person_id, old.reason, old.given_at, old.account_id)
BEGIN
    SELECT raise(ABORT, 'a waiver is only ever withdrawn, and that once');
END;
