-- From version 5 to 6: things of any kind (thing.h).

CREATE TABLE thing (
	place INTEGER NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	shape TEXT NOT NULL,		-- JSON
	secret BLOB,			-- sealed
	UNIQUE (place, kind, name)
);
