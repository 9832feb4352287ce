"""The main job by the AWS CLI."""
import json

import pytest

from harness import ACCOUNT, can_log_in, connect, fresh, sql, until


@pytest.fixture
def aws(fleet, aws):
    cli = aws(fleet.env("ca-central-1"))

    def run(*argv, fails=False):
        status, out, err = cli(*argv, "--output", "json")
        if fails:
            assert status in (254, 255), (argv, out)
            return err.strip()
        assert status == 0, err
        return json.loads(out) if out.strip() else None
    return run


def its_states(aws, db):
    """A cluster's, with the CLI's own waiters."""
    cluster = "--db-cluster-identifier", db
    changed = aws("rds", "modify-db-cluster", *cluster, "--apply-immediately",
                  "--backup-retention-period", "3")["DBCluster"]
    assert changed["Status"] == "modifying"
    aws("rds", "wait", "db-cluster-available", *cluster)
    assert "expected it to be one of stopped." in aws(
        "rds", "start-db-cluster", *cluster, fails=True)
    stopping = aws("rds", "stop-db-cluster", *cluster)["DBCluster"]
    assert stopping["Status"] == "stopping"
    until("stopped", lambda: aws("rds", "describe-db-clusters", *cluster)[
        "DBClusters"][0]["Status"] == "stopped")
    aws("rds", "start-db-cluster", *cluster)
    aws("rds", "wait", "db-instance-available", "--db-instance-identifier",
        db + "-1")
    aws("rds", "create-db-cluster-endpoint", *cluster,
        "--db-cluster-endpoint-identifier", db + "-any", "--endpoint-type",
        "ANY", "--static-members", db + "-1")
    ends = aws("rds", "describe-db-cluster-endpoints", *cluster)[
        "DBClusterEndpoints"]
    assert [e["EndpointType"] for e in ends] == ["WRITER", "READER", "CUSTOM"]


@pytest.mark.plain
def test_the_main_job(aws):
    db = fresh("Cli-DB")
    aws("rds", "create-db-cluster", "--db-cluster-identifier", db,
        "--engine", "aurora-mysql", "--master-username", "root1",
        "--master-user-password", "First-password-1")
    aws("rds", "create-db-instance", "--db-instance-identifier", db + "-1",
        "--db-cluster-identifier", db, "--engine", "aurora-mysql",
        "--db-instance-class", "db.r6g.large")
    aws("rds", "wait", "db-instance-available", "--db-instance-identifier",
        db + "-1")
    c = aws("rds", "describe-db-clusters", "--db-cluster-identifier",
            db)["DBClusters"][0]
    at = (c["Endpoint"], c["Port"])
    with connect(*at, "root1", "First-password-1") as link:
        assert sql(link, "SELECT 1") == ((1,),)
    function = aws("lambda", "get-function", "--function-name",
                   "SecretsManagersecret-rotator")[
                       "Configuration"]["FunctionArn"]
    assert function == f"arn:aws:lambda:ca-central-1:{ACCOUNT}:function:" \
        "SecretsManagersecret-rotator"

    name = fresh("CliSecret")
    aws("secretsmanager", "create-secret", "--name", name)
    aws("secretsmanager", "put-secret-value", "--secret-id", name,
        "--secret-string", json.dumps({
            "username": "root1", "password": "First-password-1",
            "engine": "mysql", "host": at[0], "port": at[1],
            "dbClusterIdentifier": db}))
    token = aws("secretsmanager", "rotate-secret", "--secret-id", name,
                "--rotation-lambda-arn", function, "--rotation-rules",
                "AutomaticallyAfterDays=30")["VersionId"]

    def value():
        got = aws("secretsmanager", "get-secret-value", "--secret-id", name)
        return got["VersionId"] == token and json.loads(got["SecretString"])
    new = until("the rotation", value)["password"]
    assert can_log_in(*at, "root1", new)
    assert not can_log_in(*at, "root1", "First-password-1")
    d = aws("secretsmanager", "describe-secret", "--secret-id", name)
    assert d["RotationEnabled"] and d["RotationRules"] == {
        "AutomaticallyAfterDays": 30}

    its_states(aws, db)
    aws("rds", "delete-db-instance", "--db-instance-identifier", db + "-1",
        "--skip-final-snapshot")
    aws("rds", "wait", "db-instance-deleted", "--db-instance-identifier",
        db + "-1")
    aws("rds", "delete-db-cluster", "--db-cluster-identifier", db,
        "--skip-final-snapshot")


def test_errors_are_read_by_the_cli(aws):
    said = aws("secretsmanager", "get-secret-value", "--secret-id",
               "no-such", fails=True)
    assert said.splitlines()[0].endswith(
        "An error occurred (ResourceNotFoundException) when calling the "
        "GetSecretValue operation: Secrets Manager can't find the specified "
        "secret.")
    said = aws("rds", "describe-db-instances", "--db-instance-identifier",
               "no-such", fails=True)
    assert "An error occurred (DBInstanceNotFound) when calling the " \
        "DescribeDBInstances operation: DBInstance no-such not found." in said
    said = aws("rds", "describe-blue-green-deployments", fails=True)
    assert "An error occurred (InvalidAction) when calling the " \
        "DescribeBlueGreenDeployments operation: " in said
