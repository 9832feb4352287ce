"""A container engine for the tests: Docker's API, as far as keyturn speaks it.

Its containers are processes of MariaDB on this machine, which stand for the
image: what an archive puts below /keyturn, and what a volume has at
/var/lib/mysql, are folders.  Answers have the form of podman 4.3's.
"""
import http.server
import io
import json
import os
import re
import shutil
import signal
import socket
import socketserver
import ssl
import struct
import subprocess
import tarfile
import threading
import urllib.parse

from harness import own_ports

DATA = "/var/lib/mysql"
# What a fresh data folder is made with; in this order, by old names and new.
SCRIPTS = [("mariadb_system_tables.sql", "mysql_system_tables.sql"),
           ("mariadb_performance_tables.sql",
            "mysql_performance_tables.sql"),
           ("mariadb_system_tables_data.sql",
            "mysql_system_tables_data.sql")]


class Refused(Exception):
    def __init__(self, status, message):
        self.status, self.message = status, message


def scripts(mariadbd):
    prefix = os.path.dirname(os.path.dirname(os.path.realpath(mariadbd)))
    yield b"CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\n"
    yield b"SET @auth_root_socket=NULL;\n"
    for names in SCRIPTS:
        at = next(p for base in ("share/mysql", "share/mariadb")
                  for name in names
                  if os.path.exists(p := os.path.join(prefix, base, name)))
        with open(at, "rb") as f:
            yield f.read()


class Container:
    def __init__(self, engine, name, config):
        self.engine, self.name, self.config = engine, name, config
        self.folder = os.path.join(engine.folder, "c-" + name)
        os.mkdir(self.folder)
        self.ip, self.port = "", None
        for binding in config["HostConfig"].get("PortBindings", {}).get(
                "3306/tcp", []):
            self.ip = binding["HostIp"] or "127.0.0.1"
            self.port = int(binding["HostPort"] or 0)
        self.proc = None
        self.files = {}         # each that was put there, with its content

    def put(self, archive):
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            for member in tar:
                if member.isfile():
                    self.files[member.name] = tar.extractfile(member).read()
            tar.extractall(self.folder)

    def command(self):
        mount, = self.config["HostConfig"]["Mounts"]
        assert mount["Target"] == DATA and mount["Type"] == "volume"
        volume = self.engine.volumes[mount["Source"]]["folder"]
        words = [w.replace("/keyturn", self.folder + "/keyturn")
                 .replace(DATA, volume) for w in self.config["Cmd"]]
        words[0] = self.engine.mariadbd
        if os.geteuid() == 0:
            words.append("--user=root")
        return volume, words

    def make_data(self, volume, words):
        """What the image's own script does with an empty volume."""
        env = dict(e.split("=", 1) for e in self.config["Env"])
        assert env["MYSQL_RANDOM_ROOT_PASSWORD"]
        subprocess.run(
            [*words, "--bootstrap"], check=True,
            input=b"".join(scripts(self.engine.mariadbd)),
            capture_output=True, cwd=volume)

    def script(self):
        """What a container of another entry point does, to its end."""
        text, = self.config["Cmd"]
        for mount in self.config["HostConfig"]["Mounts"]:
            text = text.replace(mount["Target"] + "/",
                                self.engine.volumes[mount["Source"]]["folder"]
                                + "/").replace(
                "cd " + mount["Target"] + " ", "cd " + self.engine.volumes[
                    mount["Source"]]["folder"] + " ")
        return [*self.config["Entrypoint"], text]

    def start(self):
        if "Entrypoint" in self.config:
            with open(self.folder + "/log", "wb") as log:
                self.proc = subprocess.Popen(
                    self.script(), stdin=subprocess.DEVNULL, stdout=log,
                    stderr=log)
            return
        if self.port == 0:      # one that the kernel gives nobody meanwhile
            self.port = own_ports()
        try:
            socket.create_server((self.ip, self.port)).close()
        except OSError:
            raise Refused(500, "driver failed programming external "
                          "connectivity: Bind for 0.0.0.0:"
                          f"{self.port} failed: port is already allocated")
        volume, words = self.command()
        if not os.path.isdir(volume + "/mysql"):
            self.make_data(volume, words)
        words += [f"--bind-address={self.ip}", f"--port={self.port}"]
        with open(self.folder + "/log", "wb") as log:
            self.proc = subprocess.Popen(words, stdin=subprocess.DEVNULL,
                                         stdout=log, stderr=log, cwd=volume)

    def kill(self, sig):
        if self.proc is not None and self.proc.poll() is None:
            self.proc.send_signal(sig)

    def stop(self, seconds):
        self.kill(signal.SIGTERM)
        try:
            self.proc.wait(seconds)
        except subprocess.TimeoutExpired:
            self.remove()

    def remove(self):
        self.kill(signal.SIGKILL)
        if self.proc is not None:
            self.proc.wait()

    def status(self):
        """Of one that a signal ended as a shell has it: 137 of SIGKILL."""
        code = self.proc.returncode
        return code if code >= 0 else 128 - code

    def inspect(self):
        runs = self.proc is not None and self.proc.poll() is None
        return {"Id": self.name, "Name": "/" + self.name,
                "State": {"Running": runs, "ExitCode": 0 if runs or
                          self.proc is None else self.status()},
                "Config": {k: self.config[k] for k in
                           ("Env", "Cmd", "Image", "Labels")},
                "NetworkSettings": {"Ports": {"3306/tcp": [
                    {"HostIp": self.ip, "HostPort": str(self.port)}]}}}

    def log(self):
        with open(self.folder + "/log", "rb") as f:
            text = f.read()
        return struct.pack(">BxxxI", 2, len(text)) + text


class Engine:
    """unix: its socket in the folder; tls: by TCP, with these files."""

    def __init__(self, folder, mariadbd, version="10.11.6", tcp=False,
                 tls=None):
        self.folder, self.mariadbd = folder, mariadbd
        self.images = {"docker.io/library/mariadb:10.11":
                       f"MARIADB_VERSION=1:{version}+maria~deb12"}
        self.containers, self.volumes, self.heard = {}, {}, []
        self.pulls = {}         # tag: what is said
        self.instead = []       # (pattern, function of the request)
        self.lock = threading.Lock()
        self.open(tcp, tls)

    def open(self, tcp=False, tls=None):
        if tcp or tls:
            self.server = Tcp(("127.0.0.1", 0), Handler)
            self.url = "tcp://127.0.0.1:%d" % self.server.server_address[1]
        else:
            path = os.path.join(self.folder, "engine.sock")
            self.server = Unix(path, Handler)
            self.url = "unix://" + path
        if tls:
            at = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            at.load_cert_chain(tls + "/server-cert.pem",
                               tls + "/server-key.pem")
            at.load_verify_locations(tls + "/ca.pem")
            at.verify_mode = ssl.CERT_REQUIRED
            self.server.socket = at.wrap_socket(self.server.socket,
                                                server_side=True)
            self.url += "?certs=" + tls
        self.server.engine = self
        threading.Thread(target=self.server.serve_forever,
                         daemon=True).start()

    def fall_silent(self):
        """What it runs goes on; open() makes it hear again."""
        self.server.shutdown()
        self.server.server_close()
        if self.url.startswith("unix:"):
            os.unlink(self.url.removeprefix("unix://"))

    def close(self):
        self.fall_silent()
        for c in list(self.containers.values()):
            c.remove()

    # --- what it can; each gets the request, and what its path has ---

    def list_images(self, r):
        return [{"Id": "sha256:0", "RepoTags": None},
                *({"Id": "sha256:1", "RepoTags": [name]}
                  for name in self.images)]

    def image(self, r, name):
        if name not in self.images:
            raise Refused(404, f"{name}: image not known")
        return {"Config": {"Env": ["PATH=/bin", self.images[name]],
                           "Cmd": ["mariadbd"]}}

    def pull(self, r):
        said = self.pulls[r.query["tag"]]
        return said if isinstance(said, bytes) else json.dumps(said).encode()

    def create_volume(self, r):
        v = self.volumes[r.body["Name"]] = {
            **r.body, "folder": os.path.join(
                self.folder, "v-" + r.body["Name"])}
        os.mkdir(v["folder"])
        r.status = 201
        return r.body

    def volume(self, r, name):
        if name not in self.volumes:
            raise Refused(404, f"no volume with name {name}: no such volume")
        if r.method == "DELETE":
            shutil.rmtree(self.taken(self.volumes, name)["folder"])
            r.status = 204
            return None
        return {k: self.volumes[name][k] for k in ("Name", "Labels")}

    def taken(self, things, name):
        """Of two who remove it at once, one does."""
        with self.lock:
            if name not in things:
                raise Refused(404, f"{name} is gone")
            return things.pop(name)

    def wanted(self, r, labels):
        """Is a thing with these labels what the filters ask for?"""
        for want in json.loads(r.query["filters"])["label"]:
            name, _, value = want.partition("=")
            if name not in labels or value not in ("", labels[name]):
                return False
        return True

    def list_volumes(self, r):
        return {"Volumes": [{k: v[k] for k in ("Name", "Labels")}
                            for v in list(self.volumes.values())
                            if self.wanted(r, v["Labels"])]}

    def list_containers(self, r):
        return [{"Id": c.name, "Labels": c.config["Labels"]}
                for c in list(self.containers.values())
                if self.wanted(r, c.config["Labels"])]

    def create(self, r):
        name = r.query["name"]
        if name in self.containers:
            raise Refused(409, f"the container name {name} is in use")
        self.containers[name] = Container(self, name, r.body)
        r.status = 201
        return {"Id": name, "Warnings": []}

    def find(self, name):
        if name not in self.containers:
            raise Refused(404, f"no container with name or ID {name}")
        return self.containers[name]

    def inspect(self, r, name):
        return self.find(name).inspect()

    def start(self, r, name):
        self.find(name).start()
        r.status = 204

    def archive(self, r, name):
        self.find(name).put(r.body)

    def logs(self, r, name):
        return self.find(name).log()

    def wait(self, r, name):
        return {"StatusCode": self.find(name).proc.wait() & 255}

    def stop(self, r, name):
        self.find(name).stop(int(r.query["t"]))
        r.status = 204

    def pause(self, r, name):
        self.find(name).kill(signal.SIGSTOP)
        r.status = 204

    def unpause(self, r, name):
        self.find(name).kill(signal.SIGCONT)
        r.status = 204

    def kill(self, r, name):
        self.find(name).kill(getattr(signal, r.query["signal"]))
        r.status = 204

    def remove(self, r, name):
        self.find(name).remove()
        shutil.rmtree(self.taken(self.containers, name).folder)
        r.status = 204


ROADS = [(m, re.compile(p + "$"), f) for m, p, f in (
    ("GET", "/images/json", Engine.list_images),
    ("GET", "/images/(.*)/json", Engine.image),
    ("POST", "/images/create", Engine.pull),
    ("POST", "/volumes/create", Engine.create_volume),
    ("GET", "/volumes", Engine.list_volumes),
    ("GET", "/volumes/([^/]*)", Engine.volume),
    ("DELETE", "/volumes/([^/]*)", Engine.volume),
    ("GET", "/containers/json", Engine.list_containers),
    ("POST", "/containers/create", Engine.create),
    ("GET", "/containers/([^/]*)/json", Engine.inspect),
    ("GET", "/containers/([^/]*)/logs", Engine.logs),
    ("PUT", "/containers/([^/]*)/archive", Engine.archive),
    ("POST", "/containers/([^/]*)/start", Engine.start),
    ("POST", "/containers/([^/]*)/wait", Engine.wait),
    ("POST", "/containers/([^/]*)/stop", Engine.stop),
    ("POST", "/containers/([^/]*)/pause", Engine.pause),
    ("POST", "/containers/([^/]*)/unpause", Engine.unpause),
    ("POST", "/containers/([^/]*)/kill", Engine.kill),
    ("DELETE", "/containers/([^/]*)", Engine.remove))]


class Handler(http.server.BaseHTTPRequestHandler):
    def serve(self):
        engine, self.method = self.server.engine, self.command
        path, _, query = self.path.partition("?")
        self.query = dict(urllib.parse.parse_qsl(query))
        self.status = 200
        self.body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        if self.headers["Content-Type"] == "application/json" and self.body:
            self.body = json.loads(self.body)
        engine.heard.append(f"{self.command} {self.path}")
        try:
            said = self.act(engine, path)
        except Refused as e:
            self.status = e.status
            said = {"cause": e.message, "message": e.message}
        if said is None:
            said = b""
        elif not isinstance(said, bytes):
            said = json.dumps(said).encode()
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def act(self, engine, path):
        for pattern, f in engine.instead:
            if re.match(pattern, f"{self.command} {path}"):
                return f(self)
        for method, pattern, f in ROADS:
            m = pattern.match(path)
            if m and method == self.command:
                return f(engine, self, *m.groups())
        raise Refused(404, f"{self.command} {path}: page not found")

    do_GET = do_POST = do_PUT = do_DELETE = serve

    def log_message(self, *args):
        pass

    def address_string(self):
        return "keyturn"


class Unix(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass                    # keyturn left before its answer


class Tcp(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass
