# Finds the Docker Engine that is there, or starts one of our own. Sourced by start.sh.
# shellcheck shell=bash

engine_answers() { # HOST
  DOCKER_CONTEXT='' timeout 10 docker --host "$1" version --format '{{.Server.Version}}' 2>/dev/null
}

# Prints where the engine that is there answers.
find_engine() {
  local host
  for host in \
    "${DOCKER_HOST:-}" \
    unix:///var/run/docker.sock \
    "unix://${XDG_RUNTIME_DIR:-/nowhere}/docker.sock" \
    "unix://$HOME/.docker/run/docker.sock"; do
    [[ -n $host && (-S ${host#unix://} || $host != unix://*) ]] || continue
    if engine_answers "$host" >/dev/null; then
      echo "$host"
      return
    fi
    say "No engine answers at $host." >&2
  done
  return 1
}

# Two engines in one network namespace rewrite each other's bridge and firewall rules.
refuse_second_engine() {
  local process
  for process in /proc/[0-9]*; do
    if [[ $(cat "$process/comm" 2>/dev/null) == dockerd &&
      $(readlink "$process/ns/net") == $(readlink /proc/self/ns/net) ]]; then
      fail "A Docker Engine runs here already (dockerd, process ${process#/proc/}) and would be disturbed by a second one." \
        'Use it (set DOCKER_HOST where it answers, and no -Dit.engine=private), or stop it first.'
    fi
  done
}

note_network_of_the_machine() {
  cat /proc/sys/net/ipv4/ip_forward >"$RUN/ip_forward"
  interfaces >"$RUN/interfaces"
  iptables -t filter -S FORWARD 2>/dev/null | head -n 1 >"$RUN/forward"
  iptables -t nat -S DOCKER >/dev/null 2>&1 && touch "$RUN/had-docker-chains"
  return 0
}

start_containerd() {
  # Our own: dockerd would otherwise take the machine's, with other people's containers in it.
  cat >"$RUN/containerd.toml" <<CONFIG
version = 2
disabled_plugins = ["io.containerd.grpc.v1.cri"]
CONFIG
  setsid containerd --config "$RUN/containerd.toml" --address "$RUN/containerd.sock" \
    --root "$TARGET/engine/containerd" --state "$RUN/containerd" >"$LOGS/containerd.log" 2>&1 </dev/null &
  note_process "$RUN/containerd.process" $!
  answers_within 30 "$RUN/containerd.process" test -S "$RUN/containerd.sock" || engine_failed containerd
}

start_dockerd() {
  local host=unix://$RUN/docker.sock
  echo '{}' >"$RUN/daemon.json"
  # The control group's name is how stop.sh knows a container's processes, should dockerd itself have died.
  setsid dockerd --config-file "$RUN/daemon.json" --host "$host" --containerd "$RUN/containerd.sock" \
    --data-root "$TARGET/engine/data" --exec-root "$RUN/exec" --pidfile "$RUN/dockerd.pid" \
    --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/${RUN##*/}" >"$LOGS/dockerd.log" 2>&1 </dev/null &
  note_process "$RUN/dockerd.process" $!
  answers_within 60 "$RUN/dockerd.process" engine_answers "$host" || engine_failed dockerd
}

engine_failed() { # NAME
  say "The end of $LOGS/$1.log:" >&2
  tail -n 20 "$LOGS/$1.log" >&2
  fail "A Docker Engine of our own cannot run on this machine: $1 gave up, see above." \
    'Start a Docker Engine that this user may use (docker version must answer), and run again.'
}

start_private_engine() {
  if [[ $(uname) != Linux || $EUID != 0 ]]; then
    fail 'No Docker Engine answers, and only root on Linux can start one of our own.' \
      'Start a Docker Engine that this user may use (docker version must answer), and run again.'
  fi
  has dockerd containerd runc iptables || unpack docker.io containerd runc iptables
  has dockerd containerd runc iptables || fail "dockerd, containerd, runc or iptables is still missing from $UNPACKED."
  refuse_second_engine
  say 'Starting a Docker Engine of our own …'
  note_network_of_the_machine
  touch "$RUN/engine-is-ours"
  start_containerd
  start_dockerd
}

# Leaves where the engine answers in DOCKER_HOST.
provide_engine() {
  local host=''
  case ${IT_ENGINE:-auto} in
    auto) host=$(find_engine) || true ;;
    private) ;;
    *) fail "it.engine is '$IT_ENGINE': write auto (the engine that is there, else one of our own) or private (one of our own)." ;;
  esac
  if [[ -z $host ]]; then
    start_private_engine
    host=unix://$RUN/docker.sock
  fi
  export DOCKER_HOST=$host
  unset DOCKER_CONTEXT
  say "Docker Engine $(engine_answers "$host") at $host"
}
