# Tools this machine lacks, from Debian's or Ubuntu's packages: unpacked under target/engine and used
# from there. Nothing is installed. Sourced by start.sh.
# shellcheck shell=bash

readonly UNPACKED=$TARGET/engine/root

use_unpacked_tools() {
  local libraries
  PATH=$PATH:$UNPACKED/usr/bin:$UNPACKED/usr/sbin:$UNPACKED/bin:$UNPACKED/sbin
  [[ -d $UNPACKED ]] || return 0
  # Only what the machine lacks is in there, from the same release: it hides nothing.
  libraries=$(find "$UNPACKED" -type d -path '*/lib/*-linux-gnu*' -prune | paste -s -d :)
  export LD_LIBRARY_PATH=$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  choose_iptables
}

# A package's installation would choose between nftables and the older tables; unpacked, we do.
choose_iptables() {
  local sbin=$UNPACKED/usr/sbin kind=legacy command
  [[ -x $sbin/iptables-nft || -x $UNPACKED/sbin/iptables-nft ]] || return 0
  [[ -x $sbin/iptables-nft ]] || sbin=$UNPACKED/sbin
  XTABLES_LIBDIR=$(find "$UNPACKED" -type d -name xtables | head -n 1)
  export XTABLES_LIBDIR
  "$sbin/iptables-nft" -t nat -n -L >/dev/null 2>&1 && kind=nft
  for command in iptables ip6tables; do
    ln -sf "$command-$kind" "$sbin/$command"
    ln -sf "$command-$kind-save" "$sbin/$command-save"
  done
}

has() { # COMMAND...
  local command
  for command in "$@"; do
    command -v "$command" >/dev/null || return 1
  done
}

# What apt-get would install for these packages: they and what they need, less what is there.
wanted_packages() { # PACKAGE...
  apt-get install --simulate --no-install-recommends --quiet=2 "$@" | awk '$1 == "Inst" { print $2 }'
}

download_packages() { # PACKAGE...
  # The sandbox user of apt may not write into a build folder.
  (cd "$TARGET/engine/packages" && apt-get --quiet=2 -o APT::Sandbox::User=root download "$@")
}

refresh_package_lists() {
  ((EUID == 0)) || return 1
  say 'Reading the lists of packages (apt-get update) …'
  apt-get --quiet=2 update
}

# Sets WANTED to the packages that are to be downloaded for these.
find_packages() { # ADVICE PACKAGE...
  local advice=$1
  shift
  has apt-get dpkg || fail "This machine lacks $*, and has no apt-get to download them with." "$advice"
  WANTED=$(wanted_packages "$@" 2>/dev/null) || {
    refresh_package_lists || fail "The packages $* cannot be found by this user." "$advice"
    WANTED=$(wanted_packages "$@") || fail "The packages $* are not available here." "$advice"
  }
}

unpack_packages() { # ROOT ADVICE PACKAGE...
  local root=$1 advice=$2 archive
  shift 2
  mkdir -p "$TARGET/engine/packages" "$root"
  download_packages "$@" || { refresh_package_lists && download_packages "$@"; } ||
    fail "The packages cannot be downloaded." "$advice"
  for archive in "$TARGET/engine/packages"/*.deb; do
    dpkg -x "$archive" "$root"
  done
  rm -r "$TARGET/engine/packages"
}

unpack() { # PACKAGE...
  local part advice="Install $* (Debian, Ubuntu: apt-get install $*), or start a Docker Engine, and run again."
  # Since Debian 13 the command line is a package of its own, and so is its BuildKit client.
  if [[ " $* " == *' docker.io '* ]]; then
    for part in docker-cli docker-buildx; do
      [[ -z $(apt-cache --quiet=2 show "$part" 2>/dev/null) ]] || set -- "$@" "$part"
    done
  fi
  find_packages "$advice" "$@"
  say "Downloading what this machine lacks, to run it from target/engine: ${WANTED//$'\n'/ } …"
  # shellcheck disable=SC2086 # one word each
  unpack_packages "$UNPACKED" "$advice" $WANTED
  use_unpacked_tools
}

provide_tools() {
  local lacking=()
  use_unpacked_tools
  has docker || lacking+=(docker.io)
  has docker-registry || lacking+=(docker-registry)
  has busybox || lacking+=(busybox-static)
  has sshd || lacking+=(openssh-server)
  has ssh ssh-keygen || lacking+=(openssh-client)
  has openssl || lacking+=(openssl)
  has skopeo || lacking+=(skopeo)
  has podman conmon || lacking+=(podman)
  ((${#lacking[@]} == 0)) || unpack "${lacking[@]}"
  has docker docker-registry busybox sshd ssh ssh-keygen openssl skopeo podman conmon ||
    fail "docker, docker-registry, busybox, sshd, ssh, ssh-keygen, openssl, skopeo, podman or conmon is still missing from $UNPACKED."
}
