# The Java image that the tests build upon, made of this machine's JDK: no registry outside has to be reached. It has
# a name that no image of a user has. Sourced by start.sh.
# shellcheck shell=bash

readonly BASE_IMAGE=docker-maven-plugin/jdk:17 USERS_IMAGE=openjdk:17-ea-11-jdk-slim
readonly BASE_TAR=$TARGET/base-image/rootfs.tar

# The shared libraries of these files, and the loader, under their own paths. What is not found (X11 for
# a screen that no container has) is left out.
copy_libraries() { # ROOT FILE...
  local root=$1
  shift
  # ldd ends with an error for a file that is static.
  { ldd "$@" 2>/dev/null || true; } | grep -o '/[^ ]*' | grep -v ':$' | sort -u | while read -r library; do
    # A library of the image itself is there already.
    [[ $library == "$root"/* || ! -f $library ]] || cp -L --parents "$library" "$root"
  done
}

make_base_tar() {
  local root=$TARGET/base-image/rootfs applet
  [[ -x $JAVA_HOME/bin/jlink ]] || fail "$JAVA_HOME has no bin/jlink." 'Run Maven with a JDK 17 (JAVA_HOME), not with a JRE.'
  say "Making $BASE_IMAGE from $JAVA_HOME …"
  rm -rf "$root"
  mkdir -p "$root"/{bin,etc,opt,root,usr/bin,var/tmp} "$root/tmp"
  chmod 1777 "$root/tmp" "$root/var/tmp"
  "$JAVA_HOME/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.management,jdk.zipfs \
    --strip-java-debug-attributes --no-man-pages --no-header-files --output "$root/opt/java"
  find "$root/opt/java" -type f \( -name '*.so' -o -path '*/bin/*' \) -exec chmod u+w {} +
  find "$root/opt/java" -type f \( -name '*.so' -o -path '*/bin/*' \) >"$TARGET/base-image/binaries"
  cp "$(command -v busybox)" "$root/bin/busybox"
  # shellcheck disable=SC2046 # no spaces in a JDK's file names
  copy_libraries "$root" $(cat "$TARGET/base-image/binaries") "$root/bin/busybox"
  # Since 2.34 the C library looks names up without further libraries.
  echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
  for applet in $(busybox --list); do
    [[ -e $root/bin/$applet ]] || ln -s busybox "$root/bin/$applet"
  done
  printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'app:x:1000:1000:app:/tmp:/bin/sh' \
    'nobody:x:65534:65534:nobody:/nonexistent:/bin/false' >"$root/etc/passwd"
  printf '%s\n' 'root:x:0:' 'app:x:1000:' 'nogroup:x:65534:' >"$root/etc/group"
  tar --owner=0 --group=0 --numeric-owner -C "$root" -cf "$BASE_TAR.part" .
  mv "$BASE_TAR.part" "$BASE_TAR"
  rm -rf "$root"
}

provide_base_image() { # REGISTRY; sets REGISTRY_BASE_IMAGE
  local id
  REGISTRY_BASE_IMAGE=$1/base/jdk:17
  if ! docker image inspect "$BASE_IMAGE" >/dev/null 2>&1; then
    [[ -f $BASE_TAR ]] || make_base_tar
    say "Importing $BASE_IMAGE …"
    id=$(docker import --change 'ENV JAVA_HOME=/opt/java' \
      --change 'ENV PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin' \
      --change 'CMD ["jshell"]' \
      "$BASE_TAR" "$BASE_IMAGE")
    echo "$BASE_IMAGE $id" >"$RUN/base-image"
  fi
  docker tag "$BASE_IMAGE" "$REGISTRY_BASE_IMAGE"
  docker push "$REGISTRY_BASE_IMAGE" >"$LOGS/push-base.log" 2>&1 || {
    tail -n 5 "$LOGS/push-base.log" >&2
    fail "The engine at $DOCKER_HOST cannot push to the registry at $1." \
      'The tests need an engine on this machine, which reaches its loopback address.'
  }
  # So that only a pull can bring it back.
  docker image rm "$REGISTRY_BASE_IMAGE" >/dev/null
}

# What a user's engine may have: no test may take it for the base image. There is nothing in it, so one that does fails.
provide_image_of_a_user() {
  [[ ! -f $RUN/engine-is-ours ]] || tar -cf - -T /dev/null | docker import - "$USERS_IMAGE" >/dev/null
}
