# The Java image that the tests build upon, made of this machine's JDK: no registry outside has to be reached. It has
# a name that no image of a user has. Sourced by start.sh.
# shellcheck shell=bash

readonly BASE_IMAGE=docker-maven-plugin/jdk:17 USERS_IMAGE=openjdk:17-ea-11-jdk-slim
readonly BASE_TAR=$TARGET/base-image/rootfs.tar

make_base_tar() {
  local root=$TARGET/base-image/rootfs
  [[ -x $JAVA_HOME/bin/jlink ]] || fail "$JAVA_HOME has no bin/jlink." 'Run Maven with a JDK 17 (JAVA_HOME), not with a JRE.'
  say "Making $BASE_IMAGE from $JAVA_HOME …"
  rm -rf "$root"
  mkdir -p "$root/opt"
  "$JAVA_HOME/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.management,jdk.zipfs \
    --strip-java-debug-attributes --no-man-pages --no-header-files --output "$root/opt/java"
  find "$root/opt/java" -type f \( -name '*.so' -o -path '*/bin/*' \) -exec chmod u+w {} +
  find "$root/opt/java" -type f \( -name '*.so' -o -path '*/bin/*' \) >"$TARGET/base-image/binaries"
  # shellcheck disable=SC2046 # no spaces in a JDK's file names
  copy_libraries "$root" $(cat "$TARGET/base-image/binaries")
  copy_system "$root"
  pack "$root" "$BASE_TAR"
}

provide_base_image() { # REGISTRY; sets REGISTRY_BASE_IMAGE
  REGISTRY_BASE_IMAGE=$1/base/jdk:17
  if ! docker image inspect "$BASE_IMAGE" >/dev/null 2>&1; then
    [[ -f $BASE_TAR ]] || make_base_tar
    import_image "$BASE_IMAGE" "$BASE_TAR" 'ENV JAVA_HOME=/opt/java' \
      'ENV PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin' 'CMD ["jshell"]'
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
