#!/usr/bin/env bash
# Takes down what start.sh made ready, and what the tests left on the engine. Does no harm when called
# again, or when there is nothing to stop.
#
#   stop.sh TARGET
set -uo pipefail # no -e: whatever fails, the rest is still to be taken down

TARGET=$1
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$HERE/common.sh"
# Who reads what we say may be gone before us; that is no reason to stop half-way.
trap '' PIPE
PATH=$PATH:$TARGET/engine/root/usr/bin:$TARGET/engine/root/usr/sbin:$TARGET/engine/root/bin:$TARGET/engine/root/sbin

[[ -f $TARGET/testbed/run ]] || exit 0
RUN=$(cat "$TARGET/testbed/run")
[[ -n $RUN && -d $RUN ]] || exit 0

DOCKER=$TARGET/testbed/docker

docker() {
  timeout 60 "$DOCKER" "$@" 2>/dev/null
}

only_one_stops() {
  while noted_process_lives "$RUN/stop.process"; do sleep 0.2; done
  [[ -d $RUN ]] || exit 0
  note_process "$RUN/stop.process" $$
}

command_line_has() { # PROCESS-FOLDER TEXT
  # A process may end while it is looked at.
  { tr '\0' ' ' <"$1/cmdline"; } 2>/dev/null | grep -qF -- "$2"
}

# Builds that a killed Maven left running: nothing else uses this local repository.
end_orphaned_builds() {
  local process
  noted_process_lives "$RUN/maven.process" && return
  for process in /proc/[0-9]*; do
    command_line_has "$process" "=$TARGET/local-repo " && kill "${process#/proc/}" 2>/dev/null
  done
}

each() { # COMMAND... <ids
  local line
  while read -r line; do "$@" "$line" >/dev/null; done
}

# The images that start.sh imported, unless somebody gave their names to other images since.
remove_imported_images() {
  local name id
  [[ -f $RUN/images ]] || return
  while read -r name id; do
    [[ $(docker image inspect --format '{{.Id}}' "$name") != "$id" ]] || docker image rm "$name" >/dev/null
  done <"$RUN/images"
}

# What docker:start made for the tests' projects, by its label.
made_in_projects() { # COMMAND
  docker "$@" --format '{{.ID}} {{.Label "io.github.dockermaven.folder"}}' | awk -v folder="$TARGET/it/" 'index($0, folder) { print $1 }'
}

sweep_engine() {
  local registry
  [[ -x $DOCKER && $(docker version --format '{{.Server.Version}}') ]] || return
  if [[ -f $RUN/engine-is-ours ]]; then
    docker ps --all --quiet | each docker rm --force --volumes
    docker network ls --quiet --filter type=custom | each docker network rm
    return
  fi
  docker ps --all --quiet --filter "name=$OURS" | each docker rm --force --volumes
  # Those of docker:start have names of the projects.
  made_in_projects ps --all | each docker rm --force --volumes
  made_in_projects network ls | each docker network rm
  docker network ls --quiet --filter "name=$OURS" | each docker network rm
  for registry in $OURS $(cat "$RUN/registries" 2>/dev/null); do
    docker image ls --format '{{.Repository}}:{{.Tag}}' | grep -F "$registry/" | grep -v ':<none>$' | each docker image rm --force
  done
  remove_imported_images
}

# What the notes do not know of: a server whose start was interrupted, and the containers of an engine that
# died before us.
end_orphaned_servers() {
  local process
  for process in /proc/[0-9]*; do
    if command_line_has "$process" "$RUN/" || grep -qsF "/${RUN##*/}/" "$process/cgroup"; then
      kill -9 "${process#/proc/}" 2>/dev/null
    fi
  done
}

unmount_below() { # FOLDER...
  local folder
  for folder in "$@"; do
    awk -v folder="$folder/" 'index($2, folder) == 1 { print $2 }' /proc/mounts | sort -r | each umount -l
  done
}

# As the machine was before the engine: no bridges, no firewall rules, no forwarding it did not have.
restore_network() {
  local interface tables
  for interface in $(interfaces); do
    case $interface in
      docker0 | br-* | veth*) grep -qFx "$interface" "$RUN/interfaces" || busybox ip link delete "$interface" 2>/dev/null ;;
    esac
  done
  [[ -f $RUN/had-docker-chains ]] && return
  export LD_LIBRARY_PATH XTABLES_LIBDIR
  LD_LIBRARY_PATH=$(sed -n "s/^export LD_LIBRARY_PATH='\(.*\)'/\1/p" "$DOCKER")
  XTABLES_LIBDIR=$(find "$TARGET/engine/root" -type d -name xtables 2>/dev/null | head -n 1)
  [[ -n $XTABLES_LIBDIR ]] || unset XTABLES_LIBDIR
  for tables in iptables ip6tables; do
    remove_rules "$tables" filter
    remove_rules "$tables" nat
    remove_rules "$tables" raw
  done
  # shellcheck disable=SC2046 # the words of a rule: -P FORWARD ACCEPT
  [[ ! -s $RUN/forward ]] || iptables $(cat "$RUN/forward")
  cat "$RUN/ip_forward" >/proc/sys/net/ipv4/ip_forward
}

remove_rules() { # IPTABLES TABLE
  local rule
  "$1" -t "$2" -S 2>/dev/null | grep -E '^-A .*(DOCKER|docker0|br-[0-9a-f]{12})' | sed 's/^-A/-D/' | while read -r rule; do
    # shellcheck disable=SC2086 # the words of a rule
    "$1" -t "$2" $rule 2>/dev/null
  done
  "$1" -t "$2" -S 2>/dev/null | sed -n 's/^-N \(DOCKER.*\)/\1/p' | each "$1" -t "$2" -F
  "$1" -t "$2" -S 2>/dev/null | sed -n 's/^-N \(DOCKER.*\)/\1/p' | each "$1" -t "$2" -X
}

stop_private_engine() {
  end_noted_process "$RUN/dockerd.process" 20
  end_noted_process "$RUN/containerd.process" 10
  end_orphaned_servers
  unmount_below "$RUN" "$TARGET/engine"
  restore_network
  rm -rf "$TARGET/engine/data" "$TARGET/engine/containerd"
}

only_one_stops
say 'Stopping the testbed …'
end_orphaned_builds
sweep_engine
end_noted_process "$RUN/registry.process" 5
end_noted_process "$RUN/secured-registry.process" 5
end_noted_process "$RUN/tls-registry.process" 5
if [[ -f $RUN/engine-is-ours ]]; then stop_private_engine; else end_orphaned_servers; fi
# Unless it was the watcher that called us, it has nothing to wait for any more.
[[ $(noted_process "$RUN/watcher.process" 2>/dev/null) == "$PPID" ]] || end_noted_process "$RUN/watcher.process" 2
rm -rf "$RUN" "$TARGET/testbed/run"
say 'Stopped.'
exit 0
