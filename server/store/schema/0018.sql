-- From version 17 to 18: replicas of secrets in other accounts.

ALTER TABLE secret ADD COLUMN crossed INTEGER NOT NULL DEFAULT 0;

CREATE TABLE cross_replica (
	primary_arn TEXT NOT NULL,
	replica_arn TEXT NOT NULL,
	primary_status TEXT,
	replica_status TEXT,
	message TEXT,
	role TEXT,
	PRIMARY KEY (primary_arn, replica_arn)
) WITHOUT ROWID;
CREATE INDEX cross_replica_replica ON cross_replica (replica_arn);
