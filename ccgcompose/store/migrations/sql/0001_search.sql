-- Words typed by people are looked for as prefixes: those of one or two letters have indexes of their own.

-- Revisions and history entries never change, so triggers keep their indexes; the words stay where they are.
CREATE VIRTUAL TABLE revision_search USING fts5(
    subject, title, text,
    content = 'revision', content_rowid = 'ordinal', prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER revision_is_indexed AFTER INSERT ON revision BEGIN
    INSERT INTO revision_search (rowid, subject, title, text)
    VALUES (new.ordinal, new.subject, new.title, new.text);
END;

-- `marks` holds what entries are filtered by, each as one token: k and the kind, o and the post, in hexadecimal.
CREATE VIEW entry_words AS
SELECT
    number,
    summary,
    details,
    'k' || hex(kind) || coalesce(' o' || hex(post_id), '') AS marks
FROM history_entry;
CREATE VIRTUAL TABLE entry_search USING fts5(
    summary, details, marks,
    content = 'entry_words', content_rowid = 'number', prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER history_entry_is_indexed AFTER INSERT ON history_entry BEGIN
    INSERT INTO entry_search (rowid, summary, details, marks)
    SELECT number, summary, details, marks FROM entry_words WHERE number = new.number;
END;

-- Publications are moved, change state and gain edit notes: ccgcompose/store/search.py keeps this one.
CREATE VIRTUAL TABLE publication_search USING fts5(
    subject, title, text, people, notes, marks, prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2'
);

-- "CCGC": by this the file is known as one of ours.
PRAGMA application_id = 1128482627;
