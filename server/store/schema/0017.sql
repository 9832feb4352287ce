-- From version 16 to 17: access keys that keyturn gave out.  Their secrets are in no
-- file: they are made of the ids (server/auth/issued.h).

CREATE TABLE access_key (
	id TEXT PRIMARY KEY,
	account TEXT NOT NULL,
	user_name TEXT NOT NULL,
	active INTEGER NOT NULL,
	created INTEGER NOT NULL,
	last_used INTEGER NOT NULL DEFAULT 0,
	last_service TEXT,
	last_region TEXT
) WITHOUT ROWID;
CREATE INDEX access_key_user ON access_key (account, user_name);
