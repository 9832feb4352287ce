-- From version 2 to 3: fewer trees, each smaller.  Account and region become
-- one number, the labels of a secret are in its row.

CREATE TABLE place (			-- where a secret is
	id INTEGER PRIMARY KEY,
	account TEXT NOT NULL,
	region TEXT NOT NULL,
	UNIQUE (account, region)
);
INSERT INTO place (account, region)
	SELECT DISTINCT account, region FROM secret ORDER BY account, region;

CREATE TABLE new_secret (
	id INTEGER PRIMARY KEY,
	place INTEGER NOT NULL,
	name TEXT NOT NULL,
	suffix TEXT NOT NULL,		-- the six characters that end the ARN
	labels BLOB NOT NULL,	-- name NUL version NUL serial NUL, by name
	versions INTEGER NOT NULL,	-- made so far, those that went too
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	accessed INTEGER NOT NULL DEFAULT 0,	-- midnight of the day
	rotated INTEGER NOT NULL DEFAULT 0,
	deleted INTEGER NOT NULL DEFAULT 0,	-- when DeleteSecret was called
	deletion_due INTEGER NOT NULL DEFAULT 0,
	tagged INTEGER NOT NULL DEFAULT 0,	-- Tags: absent until the first
	replicated INTEGER NOT NULL DEFAULT 0,	-- 0: no replica so far
	kms_key_id TEXT,
	description TEXT,
	type TEXT,
	policy TEXT,			-- as it was given
	rotation_enabled INTEGER NOT NULL DEFAULT -1,	-- -1: never set up
	rotation_function TEXT,
	rotation_days INTEGER NOT NULL DEFAULT 0,
	rotation_schedule TEXT,
	rotation_duration TEXT,
	rotation_from INTEGER NOT NULL DEFAULT 0,	-- the days count from here
	rotation_due INTEGER NOT NULL DEFAULT 0,	-- the next by itself; 0 never
	external_role TEXT,		-- third-party rotation
	external_metadata TEXT,		-- the same; JSON
	-- A replica: the secret whose versions, labels, tags and policy it shows.
	origin INTEGER REFERENCES secret ON DELETE CASCADE,
	UNIQUE (place, name)
);
INSERT INTO new_secret SELECT
	id,
	(SELECT id FROM place WHERE place.account = secret.account AND
	place.region = secret.region),
	name, suffix,
	(SELECT CAST(coalesce(group_concat(name || char(0) || id || char(0) ||
	serial || char(0), ''), '') AS BLOB) FROM (SELECT label.name,
	version.id, version.serial FROM label JOIN version ON
	version.secret = label.secret AND version.id = label.version
	WHERE label.secret = secret.id ORDER BY label.name)),
	(SELECT count(*) FROM version WHERE version.secret = secret.id),
	created, changed, accessed, rotated, deleted, deletion_due, tagged,
	EXISTS (SELECT 1 FROM replica WHERE replica.secret = secret.id),
	kms_key_id, description, type, policy, rotation_enabled,
	rotation_function, rotation_days, rotation_schedule, rotation_duration,
	rotation_from, rotation_due, external_role, external_metadata, origin
	FROM secret;

DROP TABLE label;
DROP TABLE secret;
ALTER TABLE new_secret RENAME TO secret;
CREATE INDEX secret_due ON secret (deletion_due) WHERE deletion_due > 0;
CREATE INDEX secret_origin ON secret (origin) WHERE origin IS NOT NULL;
CREATE INDEX secret_rotation ON secret (rotation_due)
	WHERE rotation_due > 0 AND deleted = 0;
