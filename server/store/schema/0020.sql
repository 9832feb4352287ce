-- From version 19 to 20: ARNs of RDS in cn-... and us-gov-... have had their
-- region's partition since 8740d64.  What lies under those of before, in "aws",
-- is brought there, unless there is newer by now.

UPDATE OR IGNORE thing SET name = replace(replace(name,
	'arn:aws:rds:cn-', 'arn:aws-cn:rds:cn-'),
	'arn:aws:rds:us-gov-', 'arn:aws-us-gov:rds:us-gov-')
	WHERE kind = 'rds:tags';
DELETE FROM thing WHERE kind = 'rds:tags' AND (name LIKE 'arn:aws:rds:cn-%' OR
	name LIKE 'arn:aws:rds:us-gov-%');

UPDATE OR IGNORE job SET subject = replace(replace(subject,
	'arn:aws:rds:cn-', 'arn:aws-cn:rds:cn-'),
	'arn:aws:rds:us-gov-', 'arn:aws-us-gov:rds:us-gov-')
	WHERE kind LIKE 'rds.%';
DELETE FROM job WHERE kind LIKE 'rds.%' AND (subject LIKE 'arn:aws:rds:cn-%' OR
	subject LIKE 'arn:aws:rds:us-gov-%');

UPDATE event SET arn = replace(replace(arn,
	'arn:aws:rds:cn-', 'arn:aws-cn:rds:cn-'),
	'arn:aws:rds:us-gov-', 'arn:aws-us-gov:rds:us-gov-')
	WHERE arn LIKE 'arn:aws:rds:cn-%' OR arn LIKE 'arn:aws:rds:us-gov-%';

UPDATE tag SET value = replace(replace(value,		-- of managed secrets
	'arn:aws:rds:cn-', 'arn:aws-cn:rds:cn-'),
	'arn:aws:rds:us-gov-', 'arn:aws-us-gov:rds:us-gov-')
	WHERE key LIKE 'aws:rds:primaryDB%Arn';
