-- From version 4 to 5: versions that were purged leave a trace.

CREATE TABLE purged (			-- the last of each secret
	secret INTEGER NOT NULL REFERENCES secret ON DELETE CASCADE,
	serial INTEGER NOT NULL,	-- as it was in the table version
	id TEXT NOT NULL,
	PRIMARY KEY (secret, serial)
) WITHOUT ROWID;

-- An empty text is none, and who has no replica any more is not replicated.
UPDATE secret SET description = nullif(description, ''),
	type = nullif(type, '') WHERE description = '' OR type = '';
UPDATE secret SET replicated = 0 WHERE replicated <> 0 AND NOT EXISTS
	(SELECT 1 FROM replica WHERE replica.secret = secret.id);
