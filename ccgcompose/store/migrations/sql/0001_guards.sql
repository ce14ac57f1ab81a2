-- What the database itself refuses, whoever asks: changing what is immutable, removing what is a record.

CREATE TRIGGER post_is_never_changed BEFORE UPDATE ON post BEGIN
    SELECT raise(ABORT, 'a post is never changed');
END;
CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision BEGIN
    SELECT raise(ABORT, 'a revision is never changed');
END;
CREATE TRIGGER history_entry_is_never_changed BEFORE UPDATE ON history_entry BEGIN
    SELECT raise(ABORT, 'a history entry is never changed');
END;
CREATE TRIGGER approval_is_never_changed BEFORE UPDATE ON approval BEGIN
    SELECT raise(ABORT, 'an approval is never changed');
END;
CREATE TRIGGER receipt_is_never_changed BEFORE UPDATE ON receipt BEGIN
    SELECT raise(ABORT, 'a receipt is never changed');
END;

CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision BEGIN
    SELECT raise(ABORT, 'a revision is never deleted');
END;
CREATE TRIGGER history_entry_is_never_deleted BEFORE DELETE ON history_entry BEGIN
    SELECT raise(ABORT, 'a history entry is never deleted');
END;
CREATE TRIGGER approval_is_never_deleted BEFORE DELETE ON approval BEGIN
    SELECT raise(ABORT, 'an approval is never deleted');
END;
CREATE TRIGGER receipt_is_never_deleted BEFORE DELETE ON receipt BEGIN
    SELECT raise(ABORT, 'a receipt is never deleted');
END;
CREATE TRIGGER post_is_never_deleted BEFORE DELETE ON post BEGIN
    SELECT raise(ABORT, 'a post is never deleted');
END;
CREATE TRIGGER publication_is_never_deleted BEFORE DELETE ON publication BEGIN
    SELECT raise(ABORT, 'a publication is never deleted');
END;
CREATE TRIGGER delivery_is_never_deleted BEFORE DELETE ON delivery BEGIN
    SELECT raise(ABORT, 'a delivery is never deleted');
END;
CREATE TRIGGER attempt_is_never_deleted BEFORE DELETE ON attempt BEGIN
    SELECT raise(ABORT, 'an attempt is never deleted');
END;
CREATE TRIGGER media_is_never_deleted BEFORE DELETE ON media BEGIN
    SELECT raise(ABORT, 'a medium is never deleted');
END;
CREATE TRIGGER permission_is_never_deleted BEFORE DELETE ON permission BEGIN
    SELECT raise(ABORT, 'a permission is never deleted');
END;
CREATE TRIGGER person_is_never_deleted BEFORE DELETE ON person BEGIN
    SELECT raise(ABORT, 'a person is never deleted');
END;
CREATE TRIGGER passphrase_is_never_deleted BEFORE DELETE ON passphrase BEGIN
    SELECT raise(ABORT, 'a passphrase is never deleted');
END;
CREATE TRIGGER designation_is_never_deleted BEFORE DELETE ON designation BEGIN
    SELECT raise(ABORT, 'a designation is never deleted');
END;
CREATE TRIGGER account_is_never_deleted BEFORE DELETE ON account BEGIN
    SELECT raise(ABORT, 'an account is never deleted');
END;
CREATE TRIGGER organisation_is_never_deleted BEFORE DELETE ON organisation BEGIN
    SELECT raise(ABORT, 'an organisation is never deleted');
END;
CREATE TRIGGER hold_is_never_deleted BEFORE DELETE ON hold BEGIN
    SELECT raise(ABORT, 'a hold is never deleted');
END;

CREATE TRIGGER attempt_is_finished_once BEFORE UPDATE ON attempt WHEN old.outcome <> 'open' BEGIN
    SELECT raise(ABORT, 'an attempt is finished once');
END;
