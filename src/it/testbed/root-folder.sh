# The files of an image, gathered in a folder under target: for the images that the tests start from, as no registry
# outside has to be reached. Sourced by start.sh.
# shellcheck shell=bash

# The shared libraries of these files, and the loader, under their own paths. What is not found (X11 for
# a screen that no container has) is left out.
copy_libraries() { # ROOT FILE...
  local root=$1
  shift
  # A file that is static has none, which ends in an error here.
  { ldd "$@" 2>/dev/null | grep -o '/[^ ]*' | grep -v ':$' || true; } | sort -u | while read -r library; do
    # A library of the image itself is there already.
    [[ $library == "$root"/* || ! -f $library ]] || cp -L --parents "$library" "$root"
  done
}

# A shell and the usual commands, users, and names looked up in /etc/hosts and by the engine.
copy_system() { # ROOT
  local root=$1 applet
  mkdir -p "$root"/{bin,etc,root,usr/bin,var/tmp} "$root/tmp"
  chmod 1777 "$root/tmp" "$root/var/tmp"
  cp "$(command -v busybox)" "$root/bin/busybox"
  copy_libraries "$root" "$root/bin/busybox"
  # Since 2.34 the C library looks names up without further libraries.
  echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
  for applet in $(busybox --list); do
    [[ -e $root/bin/$applet ]] || ln -s busybox "$root/bin/$applet"
  done
  printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'app:x:1000:1000:app:/tmp:/bin/sh' \
    'nobody:x:65534:65534:nobody:/nonexistent:/bin/false' >"$root/etc/passwd"
  printf '%s\n' 'root:x:0:' 'app:x:1000:' 'nogroup:x:65534:' >"$root/etc/group"
}

# The folder becomes an archive, whole or not at all.
pack() { # ROOT TAR
  tar --owner=0 --group=0 --numeric-owner -C "$1" -cf "$2.part" .
  mv "$2.part" "$2"
  rm -rf "$1"
}

# What stands for these scripts: an image that was made by others is not the same.
recipe() { # SCRIPT...
  (cd "$HERE" && cat root-folder.sh "$@" | cksum | cut -d ' ' -f 1)
}

# Is this image on the engine, and made by this recipe?
has_image() { # IMAGE RECIPE
  [[ $(docker image inspect --format '{{index .Config.Labels "recipe"}}' "$1" 2>/dev/null) == "$2" ]]
}

# What is imported here is noted, for stop.sh to remove it.
import_image() { # IMAGE TAR CHANGE...
  local image=$1 archive=$2 earlier change changes=()
  shift 2
  earlier=$(docker image inspect --format '{{.Id}}' "$image" 2>/dev/null) || true
  for change in "$@"; do changes+=(--change "$change"); done
  say "Importing $image …"
  echo "$image $(docker import "${changes[@]}" "$archive" "$image")" >>"$RUN/images"
  # Of another recipe, and nameless now. The engine refuses it while a container has it.
  [[ -z $earlier ]] || docker image rm "$earlier" >/dev/null 2>&1 || true
}
