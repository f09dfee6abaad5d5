# A real sshd, that of this machine or of its packages, to reach the engine through. Each ssh starts one for
# itself, so that none listens and none is left. Sourced by start.sh.
# shellcheck shell=bash

# Leaves an ssh with this configuration in target/testbed/ssh, to be put first on a path.
provide_ssh() {
  local folder=$TARGET/testbed/ssh kind
  rm -rf "$folder"
  mkdir -p "$folder"
  for kind in host user stranger; do
    ssh-keygen -q -t ed25519 -N '' -C "$OURS-$kind" -f "$folder/$kind"
  done
  echo "$OURS $(cut -d ' ' -f 1,2 "$folder/host.pub")" >"$folder/known"
  write_server_configuration "$folder"
  write_server_command "$folder" "$(command -v sshd)"
  cat >"$folder/config" <<CONFIG
Host $OURS-stranger
  IdentityFile "$folder/stranger"
Host $OURS-unknown
  UserKnownHostsFile none
Host $OURS $OURS-unknown
  IdentityFile "$folder/user"
Host $OURS*
  User $(id -un)
  HostKeyAlias $OURS
  ProxyCommand '$folder/sshd'
Host *
  UserKnownHostsFile "$folder/known"
  GlobalKnownHostsFile none
  IdentitiesOnly yes
  IdentityAgent none
CONFIG
  cat >"$folder/ssh" <<SCRIPT
#!/bin/sh
export LD_LIBRARY_PATH='${LD_LIBRARY_PATH:-}'
exec '$(command -v ssh)' -F '$folder/config' "\$@"
SCRIPT
  chmod +x "$folder/ssh"
}

write_server_configuration() { # FOLDER
  cp "$1/user.pub" "$1/authorized"
  cat >"$1/sshd_config" <<CONFIG
HostKey $1/host
AuthorizedKeysFile $1/authorized
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
SetEnv "PATH=$TARGET/testbed:/usr/bin:/bin"
CONFIG
}

# As root it wants a user of its own, which only an installation makes.
write_server_command() { # FOLDER SSHD
  local before=''
  ((EUID != 0)) || mkdir -p /run/sshd
  if ((EUID == 0)) && ! id sshd >/dev/null 2>&1; then
    { cat /etc/passwd && echo 'sshd:x:65534:65534::/run/sshd:/usr/sbin/nologin'; } >"$1/passwd"
    before="[ -n \"\$WITH_USER\" ] || WITH_USER=1 exec unshare -m \"\$0\"
mount --bind '$1/passwd' /etc/passwd"
  fi
  cat >"$1/sshd" <<SCRIPT
#!/bin/sh
$before
exec '$2' -i -f '$1/sshd_config'
SCRIPT
  chmod +x "$1/sshd"
}
