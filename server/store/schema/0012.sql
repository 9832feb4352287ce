-- From version 11 to 12: servers pass through more than three statuses, and what
-- stands on them is modified.

DROP INDEX server_busy;
CREATE INDEX server_passing ON server (status)
	WHERE status NOT IN ('available', 'stopped', 'failed');

ALTER TABLE db_cluster ADD COLUMN pending TEXT;
ALTER TABLE db_instance ADD COLUMN pending TEXT;

-- Tags lie under the ARN of what has them, and are no more in what it was asked
-- for.
INSERT OR IGNORE INTO place (account, region)
	SELECT account, region FROM db_instance UNION
	SELECT account, region FROM db_cluster;
INSERT INTO thing (place, kind, name, shape) SELECT place.id, 'rds:tags',
	'arn:aws:rds:' || region || ':' || account || ':db:' || db_instance.id,
	json_object('TagList', json_extract(kept, '$.Tags'))
	FROM db_instance JOIN place USING (account, region)
	WHERE json_extract(kept, '$.Tags') IS NOT NULL;
INSERT INTO thing (place, kind, name, shape) SELECT place.id, 'rds:tags',
	'arn:aws:rds:' || region || ':' || account || ':cluster:' ||
	db_cluster.id, json_object('TagList', json_extract(kept, '$.Tags'))
	FROM db_cluster JOIN place USING (account, region)
	WHERE json_extract(kept, '$.Tags') IS NOT NULL;
