# Starts registries, each on a free loopback port. Sourced by start.sh.
# shellcheck shell=bash

# A key and a certificate that nobody has signed: engines accept such from a loopback address.
make_certificate() { # FILE, for FILE.key and FILE.crt
  cat >"$1.cnf" <<CONFIG
[req]
distinguished_name = name
x509_extensions = names
prompt = no
[name]
CN = localhost
[names]
subjectAltName = DNS:localhost, IP:127.0.0.1
CONFIG
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -config "$1.cnf" -keyout "$1.key" -out "$1.crt" 2>"$LOGS/openssl.log" ||
    fail "No certificate could be made: $(tail -n 3 "$LOGS/openssl.log")"
}

start_registry() { # NAME [HTPASSWD [CERTIFICATE]]; sets REGISTRY
  local name=$1 config=$RUN/$1.yml log=$LOGS/$1.log port
  rm -rf "${TARGET:?}/testbed/$name"
  cat >"$config" <<CONFIG
version: 0.1
log:
  level: info
storage:
  filesystem:
    rootdirectory: $TARGET/testbed/$name
  delete:
    enabled: true
http:
  addr: 127.0.0.1:0
CONFIG
  [[ $# -lt 3 ]] || cat >>"$config" <<CONFIG
  tls:
    certificate: $3.crt
    key: $3.key
CONFIG
  [[ $# == 1 ]] || cat >>"$config" <<CONFIG
auth:
  htpasswd:
    realm: testbed
    path: $2
CONFIG
  OTEL_TRACES_EXPORTER=none setsid docker-registry serve "$config" >"$log" 2>&1 </dev/null &
  note_process "$RUN/$name.process" $!
  # It asked the system for any free port, and says which it got.
  answers_within 20 "$RUN/$name.process" grep -q 'listening on' "$log" ||
    fail "The registry did not start: $(tail -n 3 "$log")"
  port=$(sed -n 's/.*listening on 127\.0\.0\.1:\([0-9]*\).*/\1/p' "$log" | head -n 1)
  # shellcheck disable=SC2034 # the answer
  REGISTRY=localhost:$port
}
