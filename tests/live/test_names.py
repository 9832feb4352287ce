"""Names of RDS's own form: told, in certificates, and how they resolve."""
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys

import boto3
import pytest

import conftest
import processes
from harness import (BINARY, REGION, clean_environ, fresh, sql, until, value,
                     wait_rotation)

FORM = "." + REGION + ".rds.amazonaws.com"
OTHERS = "127.0.0.1\tlocalhost\n# somebody's\n10.0.0.9\tintranet\n"


@pytest.fixture
def hosts(folder):
    path = folder + "/hosts"
    with open(path, "w") as f:
        f.write(OTHERS)
    return path


def lines(path):
    """{name: address} of keyturn's own lines; the others are as they were."""
    with open(path) as f:
        fcntl.flock(f, fcntl.LOCK_SH)	# nobody is in the middle of it
        text = f.read()
    assert text.startswith(OTHERS)
    return {l.split()[1]: l.split()[0]
            for l in text[len(OTHERS):].splitlines()}


def cluster(k, name):
    k.rds.create_db_cluster(
        DBClusterIdentifier=name, Engine="aurora-mysql",
        MasterUsername="admin", MasterUserPassword="Master-password-1")
    k.rds.create_db_instance(
        DBInstanceIdentifier=name + "-1", Engine="aurora-mysql",
        DBInstanceClass="db.r5.large", DBClusterIdentifier=name)
    return k.rds.describe_db_clusters(DBClusterIdentifier=name)[
        "DBClusters"][0]


def certificate_names(host, port):
    done = subprocess.run(
        ["openssl", "s_client", "-starttls", "mysql", "-connect",
         f"{host}:{port}"], input=b"", capture_output=True, timeout=120)
    return subprocess.run(
        ["openssl", "x509", "-noout", "-ext", "subjectAltName"],
        input=done.stdout, capture_output=True).stdout.decode()


def guardian_of(pid):
    """Its only child."""
    child, = processes.children(pid)
    return child


def test_names_are_told_and_lead_there(serve, hosts, folder):
    k = serve("--data", folder + "/d", "--hosts", hosts)
    db = conftest.Database(k, "mysql", "orders")
    name, x = db.host, db.host.split(".")[1]
    assert name == f"orders.{x}{FORM}" and len(x) == 12
    at = lines(hosts)[name]
    assert f"DNS:*.{x}{FORM}" in certificate_names(at, db.port)
    assert f"DNS:*.cluster-ro-{x}{FORM}" in certificate_names(at, db.port)

    shop = cluster(k, "shop")
    assert shop["Endpoint"] == f"shop.cluster-{x}{FORM}"
    assert shop["ReaderEndpoint"] == f"shop.cluster-ro-{x}{FORM}"
    known = lines(hosts)
    assert {name, shop["Endpoint"], shop["ReaderEndpoint"]} <= set(known)
    assert known[shop["Endpoint"]] != at

    # keyturn itself has no resolver: it rotates, and breaks, by the name
    secret = fresh("secret")
    k.sm.create_secret(Name=secret, SecretString=json.dumps({
        "engine": "mysql", "host": name, "port": db.port,
        "username": "admin", "password": "Master-password-1"}))
    assert k.http("POST", "/_keyturn/faults", json.dumps({
        "action": "kill-database", "database": f"{name}:{db.port}"}).encode())[0] == 200
    token = k.sm.rotate_secret(
        SecretId=secret, RotationLambdaARN=k.function())["VersionId"]
    wait_rotation(k.sm, secret, token)
    db.host = at
    assert db.accepts("admin", value(k.sm, secret)["password"])
    until("it was killed by its name", lambda: "starting it again" in k.log)

    # after a restart the names lead there before anybody asks for them
    assert k.stop() == 0
    assert lines(hosts) == {}
    k = serve("--data", folder + "/d", "--hosts", hosts)
    until("they are back", lambda: set(lines(hosts)) >= {
        name, shop["Endpoint"], shop["ReaderEndpoint"], f"shop-1.{x}{FORM}"})
    k.rds.delete_db_instance(DBInstanceIdentifier="orders",
                             SkipFinalSnapshot=True)
    until("its name is gone", lambda: name not in lines(hosts))
    assert shop["Endpoint"] in lines(hosts)


def test_a_token_is_for_the_name(serve, hosts):
    """IAM's: the host in it is the endpoint, as a client was told it."""
    k = serve("--memory", "--hosts", hosts)
    db = conftest.Database(k, "mysql", "tokens",
                           EnableIAMDatabaseAuthentication=True)
    name, at = db.host, lines(hosts)[db.host]
    db.host = at
    with db.connect() as master:
        sql(master, "CREATE USER jane IDENTIFIED WITH "
            "AWSAuthenticationPlugin AS 'RDS'")
    rds = boto3.session.Session("test", "test", region_name=REGION).client(
        "rds")
    for host, good in (name, True), ("x" + name, False):
        token = rds.generate_db_auth_token(
            DBHostname=host, Port=db.port, DBUsername="jane")
        assert db.accepts("jane", token) == good, host


@pytest.mark.parametrize("who", ["keyturn", "guardian", "both"])
def test_the_lines_go_however_it_ends(serve, hosts, who):
    k = serve("--memory", "--hosts", hosts)
    conftest.Database(k, "mysql", "gone")
    assert len(lines(hosts)) == 1
    guardian = guardian_of(k.pid)
    if who != "keyturn":
        os.kill(guardian, signal.SIGKILL)
    if who != "guardian":
        k.kill()
    if who == "both":	# the next one finds what they left
        serve("--memory")
    until("they are gone", lambda: lines(hosts) == {})


ASK = """
import json, os, socket, subprocess, sys, boto3, pymysql
rds = boto3.client("rds")
rds.create_db_instance(
    DBInstanceIdentifier="orders", Engine="mysql", AllocatedStorage=20,
    DBInstanceClass="db.t3.micro", MasterUsername="admin",
    MasterUserPassword="Master-password-1")
rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier="orders")
at = rds.describe_db_instances()["DBInstances"][0]["Endpoint"]
host = at["Address"]
assert host.startswith("orders."), host
said = {"getaddrinfo": socket.getaddrinfo(host, at["Port"])[0][4][0]}
c = pymysql.connect(host=host, port=at["Port"], user="admin",
                    password="Master-password-1",
                    ssl_ca=os.environ["KEYTURN_CA"], ssl_verify_cert=True,
                    ssl_verify_identity=True)
c.close()
for name, command in json.loads(sys.argv[1]).items():
    done = subprocess.run(command + [host], capture_output=True, text=True)
    said[name] = done.stdout.strip() or done.stderr
print(json.dumps(said))
"""
GO = """package main
import ("fmt"; "net"; "os")
func main() {
	a, err := net.LookupHost(os.Args[1])
	fmt.Println(err, a)
}
"""
JAVA = """public class Look { public static void main(String[] a) throws Exception {
	System.out.println(java.net.InetAddress.getByName(a[0]).getHostAddress());
} }
"""
JS = ("require('dns').lookup(process.argv[1], {family: 4}, (e, a) => "
      "console.log(e || a))")


def resolvers(folder):
    """Those that are here: Go's own needs no libc, Java's is its own."""
    said = {}
    if shutil.which("go"):
        with open(folder + "/look.go", "w") as f:
            f.write(GO)
        subprocess.run(["go", "build", "-o", folder + "/look",
                        folder + "/look.go"], check=True, env={
                            **os.environ, "CGO_ENABLED": "0"})
        said["go"] = [folder + "/look"]
    if shutil.which("java"):
        with open(folder + "/Look.java", "w") as f:
            f.write(JAVA)
        said["java"] = ["java", folder + "/Look.java"]
    if shutil.which("node"):
        said["node"] = ["node", "-e", JS]
    return said


@pytest.mark.parametrize("user", ["ours", "nobody"])
def test_a_command_finds_them(folder, user, note):
    before = open("/etc/hosts").read()
    if user == "nobody" and os.geteuid() != 0:
        pytest.skip("it is only root who can be somebody else")
    become = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] \
        if user == "nobody" else []
    if subprocess.run([*become, "unshare", "--mount", *(
            ["--user"] if user == "nobody" or os.geteuid() else []), "true"],
            capture_output=True).returncode != 0:
        note(f"SKIPPED: {user} cannot make a mount namespace here: "
             "keyturn exec --rds-names is not tested")
        pytest.skip("no mount namespaces")
    asked = resolvers(folder)
    if user == "nobody":
        asked = {k: v for k, v in asked.items() if k == "go"}
    os.chmod(folder, 0o777)
    env = {**clean_environ(), "TMPDIR": folder, "HOME": folder,
           "XDG_CACHE_HOME": folder + "/cache"}
    python = ["exec", "--rds-names"]
    if user == "nobody":	# whose Python is root's
        shell = f"""
curl -s -u 1:2 --aws-sigv4 aws:amz:{REGION}:rds "$AWS_ENDPOINT_URL/" \
 -d Version=2014-10-31 -d Action=CreateDBInstance -d Engine=mysql \
 -d DBInstanceIdentifier=orders -d DBInstanceClass=db.t3.micro \
 -d AllocatedStorage=20 -d MasterUsername=admin \
 -d MasterUserPassword=Master-password-1 >/dev/null
while [ -z "$n" ]; do sleep 0.1; n=$(curl -s "$AWS_ENDPOINT_URL/" \
 --aws-sigv4 aws:amz:{REGION}:rds -u 1:2 -d Version=2014-10-31 \
 -d Action=DescribeDBInstances |
 sed -n 's|.*<Address>\\(.*\\)</Address>.*|\\1|p'); done
getent ahostsv4 "$n" | head -1; {asked.get('go', [':'])[0]} "$n"; id -u
"""
        command = ["sh", "-c", shell]
    else:
        command = [sys.executable, "-c", ASK, json.dumps(asked)]
    done = subprocess.run([*become, BINARY, *python, "--", *command],
                          capture_output=True, text=True, env=env,
                          cwd=folder, timeout=300)
    assert done.returncode == 0, done.stderr
    if user == "nobody":
        said = done.stdout.splitlines()
        assert said[0].startswith("127.") and said[-1] == "65534", \
            done.stdout + done.stderr
        assert "go" not in asked or said[1].startswith("<nil> [127.")
    else:
        said = json.loads(done.stdout)
        at = said.pop("getaddrinfo")
        assert at.startswith("127.")
        assert said == {"go": f"<nil> [{at}]", "java": at, "node": at} | {
            k: v for k, v in said.items() if k not in asked} and \
            set(said) == set(asked)
    assert open("/etc/hosts").read() == before
