# A stand-in for rabbitmq:management: RabbitMQ with its web console, of Debian's packages. It has a name that no image of a
# user has. Sourced by start.sh.
# shellcheck shell=bash

readonly RABBITMQ_IMAGE=docker-maven-plugin/rabbitmq:management
RABBITMQ_RECIPE=$(recipe rabbitmq-image.sh)
readonly RABBITMQ_RECIPE RABBITMQ_TAR=$TARGET/rabbitmq-image/$RABBITMQ_RECIPE.tar
readonly RABBITMQ_PACKAGES='rabbitmq-server erlang-base erlang-asn1 erlang-crypto erlang-eldap erlang-inets erlang-mnesia
  erlang-os-mon erlang-parsetools erlang-public-key erlang-runtime-tools erlang-ssl erlang-syntax-tools erlang-tools erlang-xmerl'

make_rabbitmq_tar() {
  local root=$TARGET/rabbitmq-image/rootfs advice='A test needs a message broker, made of these packages.' binaries
  say "Making $RABBITMQ_IMAGE from Debian's packages …"
  rm -rf "${root%/*}"
  # shellcheck disable=SC2086 # one word each
  unpack_packages "$root" "$advice" $RABBITMQ_PACKAGES
  rm -rf "$root"/usr/share/{doc,man} "$root"/{etc,lib,usr/sbin,usr/bin,usr/lib/ocf}
  find "$root/usr/lib" -type d \( -name src -o -name include -o -name examples \) -prune -exec rm -r {} +
  copy_system "$root"
  find "$root/usr/lib/erlang" -type f \( -name '*.so' -o -path '*/bin/*' \) >"$TARGET/rabbitmq-image/binaries"
  # shellcheck disable=SC2046 # no spaces in these file names
  copy_libraries "$root" $(cat "$TARGET/rabbitmq-image/binaries")
  mkdir -p "$root/etc/rabbitmq"
  echo '[rabbitmq_management].' >"$root/etc/rabbitmq/enabled_plugins"
  # Guests come from other containers.
  echo 'loopback_users = none' >"$root/etc/rabbitmq/rabbitmq.conf"
  pack "$root" "$RABBITMQ_TAR"
}

provide_rabbitmq_image() {
  ! has_image "$RABBITMQ_IMAGE" "$RABBITMQ_RECIPE" || return 0
  [[ -f $RABBITMQ_TAR ]] || make_rabbitmq_tar
  # With NOTIFY_SOCKET the server replaces the script that starts it, and so gets the signal that ends a container.
  import_image "$RABBITMQ_IMAGE" "$RABBITMQ_TAR" "LABEL recipe=$RABBITMQ_RECIPE" 'VOLUME /var/lib/rabbitmq' 'EXPOSE 5672 15672' \
    'ENV PATH=/usr/lib/rabbitmq/bin:/usr/lib/erlang/bin:/usr/bin:/bin' 'ENV HOME=/var/lib/rabbitmq' 'ENV LANG=C.UTF-8' \
    'ENV RABBITMQ_NODENAME=rabbit@localhost' 'ENV RABBITMQ_LOGS=-' 'ENV NOTIFY_SOCKET=/dev/null' \
    'ENV RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="+S 1:1 +sbwt none"' 'CMD ["rabbitmq-server"]'
}
