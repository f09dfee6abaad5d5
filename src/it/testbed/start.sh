#!/usr/bin/env bash
# Makes ready what the integration tests run against: a Docker Engine, three registries and stand-ins for a Java
# base image, a database and a message broker. Writes target/testbed/it.properties for the tests and
# target/testbed/docker, the docker command line of that engine. Called by Maven, whose end ends everything started here.
#
#   start.sh TARGET     IT_ENGINE=auto|private   JAVA_HOME=the JDK   IT_TEST=the names of the projects, if not of all
set -euo pipefail

TARGET=$1
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
LOGS=$TARGET/testbed/logs
MAVEN=$PPID
. "$HERE/common.sh"
. "$HERE/packages.sh"
. "$HERE/engine.sh"
. "$HERE/compose.sh"
. "$HERE/registry.sh"
. "$HERE/ssh.sh"
. "$HERE/root-folder.sh"
. "$HERE/base-image.sh"
. "$HERE/mysql-image.sh"
. "$HERE/rabbitmq-image.sh"

# A run that was killed may still be tidying up; one that lives keeps its testbed.
wait_for_earlier_run() {
  local earlier tries=900
  [[ -f $TARGET/testbed/run ]] || return 0
  earlier=$(cat "$TARGET/testbed/run")
  [[ -d $earlier ]] || return 0
  if noted_process_lives "$earlier/maven.process"; then
    fail "Another Maven (process $(noted_process "$earlier/maven.process")) runs the integration tests of this folder. Let it end first."
  fi
  say 'Waiting until the run before this one has tidied up …'
  while noted_process_lives "$earlier/watcher.process" && ((tries-- > 0)); do sleep 0.1; done
  [[ ! -d $earlier ]] || "$HERE/stop.sh" "$TARGET"
}

# The first docker on the path that builds with BuildKit, which some tests compare with; else the first.
docker_client() {
  local client
  while read -r client; do
    if DOCKER_BUILDKIT=1 "$client" build --help >/dev/null 2>&1; then
      echo "$client"
      return
    fi
  done < <(type -ap docker)
  command -v docker
}

write_docker_command() {
  cat >"$TARGET/testbed/docker" <<SCRIPT
#!/bin/sh
# The docker command line of the testbed's engine, without this user's own configuration.
export DOCKER_HOST='$DOCKER_HOST'
export DOCKER_CONFIG="\${DOCKER_CONFIG:-$TARGET/testbed/docker-config}"
export LD_LIBRARY_PATH='${LD_LIBRARY_PATH:-}'
unset DOCKER_CONTEXT DOCKER_TLS_VERIFY
exec '$(docker_client)' "\$@"
SCRIPT
  chmod +x "$TARGET/testbed/docker"
}

# A client of registries that shares no code with the plugin.
write_skopeo_command() {
  cat >"$TARGET/testbed/skopeo" <<SCRIPT
#!/bin/sh
export LD_LIBRARY_PATH='${LD_LIBRARY_PATH:-}'
exec '$(command -v skopeo)' --insecure-policy "\$@"
SCRIPT
  chmod +x "$TARGET/testbed/skopeo"
}

# Another engine. What an installation would write under /etc is in a home of its own, and so is what the user has configured.
write_podman_command() {
  local home=$TARGET/testbed/podman-home
  mkdir -p "$home/.config/containers"
  echo '{"default": [{"type": "insecureAcceptAnything"}]}' >"$home/.config/containers/policy.json"
  cat >"$TARGET/testbed/podman" <<SCRIPT
#!/bin/sh
export LD_LIBRARY_PATH='${LD_LIBRARY_PATH:-}'
export HOME='$home'
exec '$(command -v podman)' --conmon '$(command -v conmon)' --runtime '$(command -v crun || command -v runc)' "\$@"
SCRIPT
  chmod +x "$TARGET/testbed/podman"
}

# May one of these projects run? All may without names, or with a pattern.
may_run() { # PROJECT...
  local project
  [[ ${IT_TEST:-} =~ ^[a-z,-]+$ ]] || return 0
  for project in "$@"; do
    [[ ,$IT_TEST, != *",$project,"* ]] || return 0
  done
  return 1
}

mkdir -p "$LOGS"
wait_for_earlier_run
# Of an earlier run, and perhaps on somebody's path: it must not be taken for the real command.
rm -f "$TARGET/testbed/docker" "$TARGET/testbed/skopeo" "$TARGET/testbed/podman"
hash -r

# Short: the path of a unix socket may have 108 bytes, and build folders can be deep.
RUN=$(mktemp -d /tmp/docker-it.XXXXXX)
echo "$RUN" >"$TARGET/testbed/run"
note_process "$RUN/maven.process" "$MAVEN"
note_process "$RUN/start.process" $$
trap '[[ $? == 0 ]] || "$HERE/stop.sh" "$TARGET"' EXIT
trap 'exit 143' TERM INT
# In a session of its own: neither Ctrl-C nor the death of Maven reaches it.
setsid "$HERE/watch.sh" "$TARGET" "$RUN" >"$LOGS/watch.log" 2>&1 </dev/null &
note_process "$RUN/watcher.process" $!

# The user's own configuration may name helpers, proxies and contexts that are no part of a test.
export DOCKER_CONFIG=$TARGET/testbed/docker-config
rm -rf "$DOCKER_CONFIG"
mkdir -p "$DOCKER_CONFIG"

provide_tools
provide_engine
COMPOSE_PLUGINS=''
if may_run compose compose-like-docker compose-written run-like-docker; then provide_compose; fi
PLUGINS=$UNPACKED/usr/libexec/docker/cli-plugins
echo "{\"cliPluginsExtraDirs\": [\"$PLUGINS\", \"${COMPOSE_PLUGINS:-$PLUGINS}\"]}" >"$DOCKER_CONFIG/config.json"
write_docker_command
write_skopeo_command
write_podman_command
provide_ssh
start_registry registry
OPEN_REGISTRY=$REGISTRY
start_registry secured-registry "$HERE/htpasswd"
SECURED_REGISTRY=$REGISTRY
make_certificate "$RUN/tls"
start_registry tls-registry "$HERE/htpasswd" "$RUN/tls"
TLS_REGISTRY=$REGISTRY
say "Registries at $OPEN_REGISTRY and, with a password, $SECURED_REGISTRY and by TLS $TLS_REGISTRY"
echo "$OPEN_REGISTRY" "$SECURED_REGISTRY" "$TLS_REGISTRY" "127.0.0.1:${SECURED_REGISTRY##*:}" >"$RUN/registries"
provide_base_image "$OPEN_REGISTRY"
provide_image_of_a_user
if may_run container-mistakes ecommerce readme testbed-works; then provide_mysql_image; fi
if may_run ecommerce; then provide_rabbitmq_image; fi

cat >"$TARGET/testbed/it.properties" <<PROPERTIES
it.docker.command=$TARGET/testbed/docker
it.docker.host=$DOCKER_HOST
it.skopeo.command=$TARGET/testbed/skopeo
it.podman.command=$TARGET/testbed/podman
it.docker.config=$DOCKER_CONFIG
it.ssh.path=$TARGET/testbed/ssh:$PATH
it.registry=$OPEN_REGISTRY
it.registry.secured=$SECURED_REGISTRY
it.registry.tls=$TLS_REGISTRY
it.registry.settings=127.0.0.1:${SECURED_REGISTRY##*:}
it.base.image=$BASE_IMAGE
it.base.image.registry=$REGISTRY_BASE_IMAGE
PROPERTIES
say "Ready. To look around: ${TARGET#"$PWD"/}/testbed/docker ps"
