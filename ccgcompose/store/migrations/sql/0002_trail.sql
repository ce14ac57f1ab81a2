-- What publications have left on their platforms so far: working memory, no record.

CREATE TABLE trail (
    ordinal INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    step TEXT NOT NULL,
    value TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (ordinal),
    UNIQUE ("key", step)
) STRICT;
