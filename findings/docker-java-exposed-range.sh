#!/bin/bash
# Surprise: an image that podman builds of a Dockerfile with a range of ports,
# EXPOSE 8000-8001, cannot be used by Testcontainers for Java, whoever asks for
# it and whatever ports are wanted.
#
# buildah keeps the range as if it were one port, "8000-8001/tcp", and podman's
# Docker-compatible API passes it on.  docker-java, by which Testcontainers
# looks at images, refuses the whole answer: "Error parsing ExposedPort".
#
# Version: buildah 1.28.2 (of Debian 12, which podman 4.3.1 builds with);
#   docker-java-api 3.7.1 (of Testcontainers 2.0.5).
# Source: https://docs.docker.com/reference/dockerfile/#expose;
#   https://github.com/opencontainers/image-spec/blob/main/config.md, ExposedPorts:
#   port/tcp, port/udp or port, a range is not among them.
# Why it matters: a Dockerfile that works with Docker and with podman by itself
#   makes, with podman, an image that every test with Testcontainers fails on.
#   EXPOSE documents only: name single ports, or none.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in buildah java mvn; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
store=(buildah --storage-driver vfs --root "$dir/root" --runroot "$dir/run")
trap '"${store[@]}" rmi -af >/dev/null 2>&1 || true; rm -rf "$dir"' EXIT

printf 'FROM scratch\nEXPOSE 8000-8001\n' >"$dir/Dockerfile"
"${store[@]}" bud -q -t ports "$dir" >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "buildah cannot build here"; exit 77; }
buildah --version
"${store[@]}" inspect --type image \
    --format '{{range $port, $x := .OCIv1.Config.ExposedPorts}}{{$port}} {{end}}' \
    ports | tee "$dir/ports"
echo

mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=com.github.docker-java:docker-java-api:3.7.1 \
    -DoutputDirectory="$dir/lib" </dev/null >"$dir/log" 2>&1 ||
    { tail -n 3 "$dir/log"; echo "docker-java cannot be fetched"; exit 77; }
cat >"$dir/Reads.java" <<'END'
import com.github.dockerjava.api.model.ExposedPort;

class Reads {
	public static void main(String[] ports) {
		for (String port : ports)
			try {
				System.out.println("docker-java reads " +
					ExposedPort.parse(port));
			} catch (IllegalArgumentException e) {
				System.out.println("docker-java: " + e.getMessage());
			}
	}
}
END
# shellcheck disable=SC2046 # a word each
java -cp "$dir/lib/*" "$dir/Reads.java" $(cat "$dir/ports") |
    tee "$dir/read"
grep -q '8000-8001/tcp' "$dir/ports" &&
    grep -qF "Error parsing ExposedPort '8000-8001/tcp'" "$dir/read"
