# The compose plugin of the docker command line, a witness for compose files: the machine's own, else a package that is
# unpacked under target/engine. Sourced by start.sh.
# shellcheck shell=bash

readonly COMPOSE=$TARGET/engine/compose

# Debian has it in packages of one file; those of Debian 12 have a compose of another make.
debian_mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    grep -v '^ *#' | grep -oE 'https?://[^ ]*/debian/?( |$)' | head -n 1
}

# With lists of its own: the machine's apt does not get to know sid.
apt_of_sid() { # ARGUMENT...
  apt-get --quiet=2 -o "Dir::Etc::sourcelist=$COMPOSE/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o "Dir::State::lists=$COMPOSE/lists" -o "Dir::Cache=$COMPOSE/cache" -o APT::Sandbox::User=root "$@"
}

download_from_sid() {
  local mirror
  mirror=$(debian_mirror)
  [[ -n $mirror ]] || return 1
  mkdir -p "$COMPOSE/lists/partial" "$COMPOSE/cache/archives/partial"
  echo "deb $mirror sid main" >"$COMPOSE/sources.list"
  apt_of_sid update && (cd "$COMPOSE" && apt_of_sid download docker-compose)
}

download_of_ubuntu() {
  mkdir -p "$COMPOSE"
  (cd "$COMPOSE" && apt-get --quiet=2 -o APT::Sandbox::User=root download docker-compose-v2)
}

# Leaves the folder of the plugin in COMPOSE_PLUGINS, empty if docker has one already.
provide_compose() {
  COMPOSE_PLUGINS=''
  docker compose version >/dev/null 2>&1 && return
  COMPOSE_PLUGINS=$COMPOSE/usr/libexec/docker/cli-plugins
  [[ ! -x $COMPOSE_PLUGINS/docker-compose ]] || return 0
  has apt-get dpkg || fail 'This machine lacks docker compose, and has no apt-get to download it with.' \
    'Install the compose plugin of docker, and run again.'
  say 'Downloading docker compose, to run it from target/engine …'
  download_of_ubuntu 2>/dev/null || download_from_sid ||
    fail 'docker compose cannot be downloaded.' 'Install the compose plugin of docker, and run again.'
  dpkg -x "$COMPOSE"/*.deb "$COMPOSE"
  rm -rf "$COMPOSE"/*.deb "$COMPOSE/lists" "$COMPOSE/cache" "$COMPOSE/sources.list"
  [[ -x $COMPOSE_PLUGINS/docker-compose ]] || fail "docker-compose is missing from $COMPOSE_PLUGINS."
}
