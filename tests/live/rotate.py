#!/usr/bin/env python3
"""The script of issue 2, as one would write it for real AWS.

It knows nothing of keyturn: AWS_ENDPOINT_URL, credentials and a region come
from the environment.  On success it prints what it saw as JSON.  The port in
the secret is 3306, as in every tutorial, unless an argument says otherwise.
"""
import json
import sys
import time

import boto3
import pymysql

USER, FIRST = "admin", "Initial-password-1"
PORT = json.loads(sys.argv[1]) if len(sys.argv) > 1 else 3306

rds = boto3.client("rds")
lambda_ = boto3.client("lambda")
secretsmanager = boto3.client("secretsmanager")


def log_in(cluster, password):
    """True, or False when the database refuses the password."""
    try:
        pymysql.connect(host=cluster["Endpoint"], port=cluster["Port"],
                        user=USER, password=password).close()
        return True
    except pymysql.err.OperationalError as e:
        if e.args[0] != 1045:
            raise
        return False


def secret():
    answer = secretsmanager.get_secret_value(SecretId="MySecret")
    return json.loads(answer["SecretString"]), answer["VersionId"]


def rotate(**how):
    """Rotates and waits for the new version to be the current one."""
    token = secretsmanager.rotate_secret(
        SecretId="MySecret", **how)["VersionId"]
    end = time.monotonic() + 240
    while secret()[1] != token:
        if time.monotonic() > end:
            sys.exit("the rotation did not end within four minutes")
        time.sleep(0.1)
    return secret()[0]["password"]


# 1. a cluster and an instance in it
rds.create_db_cluster(
    DBClusterIdentifier="MyDB-cluster", Engine="aurora-mysql",
    MasterUsername=USER, MasterUserPassword=FIRST)
rds.create_db_instance(
    DBInstanceIdentifier="MyDB-instance", DBInstanceClass="db.r6g.large",
    Engine="aurora-mysql", DBClusterIdentifier="MyDB-cluster")
rds.get_waiter("db_cluster_available").wait(
    DBClusterIdentifier="MyDB-cluster")
rds.get_waiter("db_instance_available").wait(
    DBInstanceIdentifier="MyDB-instance")

# 2. where it is; the master logs in
cluster = rds.describe_db_clusters(
    DBClusterIdentifier="MyDB-cluster")["DBClusters"][0]
instance = rds.describe_db_instances(
    DBInstanceIdentifier="MyDB-instance")["DBInstances"][0]
if not log_in(cluster, FIRST):
    sys.exit("the master cannot log in")

# 3. the rotation function
function = lambda_.get_function(
    FunctionName="SecretsManagersecret-rotator")[
        "Configuration"]["FunctionArn"]

# 4. a secret, first without a value
created = secretsmanager.create_secret(Name="MySecret")
secretsmanager.put_secret_value(SecretId="MySecret", SecretString=json.dumps({
    "username": USER, "password": FIRST, "engine": "mysql",
    "host": cluster["Endpoint"], "port": PORT,
    "dbClusterIdentifier": "MyDB-cluster"}))

# 5. rotations: with everything, then with nothing
second = rotate(RotationLambdaARN=function,
                RotationRules={"AutomaticallyAfterDays": 30})
after_first = {"new": log_in(cluster, second), "old": log_in(cluster, FIRST)}
third = rotate()
after_second = {"new": log_in(cluster, third),
                "old": log_in(cluster, second)}

# 6. what is to be seen
described = secretsmanager.describe_secret(SecretId="MySecret")
previous = json.loads(secretsmanager.get_secret_value(
    SecretId=created["ARN"], VersionStage="AWSPREVIOUS")["SecretString"])
json.dump({
    "cluster": cluster, "instance": instance, "function": function,
    "created": created, "described": described,
    "after_first": after_first, "after_second": after_second,
    "previous_is_second": previous["password"] == second,
    "port": secret()[0]["port"],
    "listed": [s["Name"] for s in
               secretsmanager.list_secrets()["SecretList"]],
    "versions": len(secretsmanager.list_secret_version_ids(
        SecretId="MySecret")["Versions"]),
}, sys.stdout, default=str)
