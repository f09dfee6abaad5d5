# What start.sh, stop.sh and watch.sh share. Sourced, never run.
# shellcheck shell=bash

# Everything an integration test leaves on an engine has a name with this in front, so that what is
# swept from an engine that serves others too is exactly ours.
readonly OURS=docker-maven-plugin-it

# iptables, ip and dockerd are not on the path of every user and every shell.
PATH=$PATH:/usr/sbin:/sbin

say() {
  printf '[testbed] %s\n' "$*"
}

fail() {
  printf '[testbed] ERROR: %s\n' "$@" >&2
  exit 1
}

# The moment a process started: with its id, the name of a process that no later one shares. Nothing for
# one that has ended, also if its parent never asked for its exit code.
born() { # PID
  if [[ -r /proc/self/stat ]]; then
    # The command's name, in parentheses, may contain spaces: count the fields after it.
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'
  else
    ps -o lstart= -p "$1"
  fi
}

# Notes a process in a file, to be ended later by that note and by nothing vaguer.
note_process() { # FILE PID
  printf '%s %s\n' "$2" "$(born "$2")" >"$1"
}

noted_process_lives() { # FILE
  local pid birth
  [[ -f $1 ]] && read -r pid birth <"$1" && [[ -n $birth && $(born "$pid") == "$birth" ]]
}

noted_process() { # FILE
  cut -d ' ' -f 1 "$1"
}

# Asks a noted process to end, gives it the seconds, then kills it.
end_noted_process() { # FILE SECONDS
  local file=$1 tries=$(($2 * 10))
  noted_process_lives "$file" || return 0
  kill "$(noted_process "$file")" 2>/dev/null || true
  while noted_process_lives "$file" && ((tries-- > 0)); do sleep 0.1; done
  noted_process_lives "$file" && kill -9 "$(noted_process "$file")" 2>/dev/null
  return 0
}

# Is it there within the seconds? Asks again and again while the noted process lives.
answers_within() { # SECONDS NOTE COMMAND...
  local tries=$(($1 * 5)) note=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((tries-- > 0)) && noted_process_lives "$note" || return 1
    sleep 0.2
  done
}

# The names of the network interfaces there are.
interfaces() {
  busybox ip -o link show | awk -F '[:@] *' '{ print $2 }' | tr -d ' '
}
