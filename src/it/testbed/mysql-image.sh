# A stand-in for mysql:5.7: MariaDB, of Debian's packages, with the variables and folders that the image of that name has.
# It has a name that no image of a user has. Sourced by start.sh.
# shellcheck shell=bash

readonly MYSQL_IMAGE=docker-maven-plugin/mysql:5.7
MYSQL_RECIPE=$(recipe mysql-image.sh mysql-entrypoint.sh)
readonly MYSQL_RECIPE MYSQL_TAR=$TARGET/mysql-image/$MYSQL_RECIPE.tar

make_mysql_tar() {
  local root=$TARGET/mysql-image/rootfs advice='A test needs a database, made of these packages.'
  find_packages "$advice" mariadb-server-core mariadb-client-core
  say "Making $MYSQL_IMAGE from Debian's packages …"
  rm -rf "${root%/*}"
  # shellcheck disable=SC2086 # one word each
  unpack_packages "$root" "$advice" mariadb-server-core mariadb-client-core $WANTED
  make_empty_database "$root"
  find "$root/usr/share" -mindepth 1 -maxdepth 1 ! -name mysql -exec rm -r {} +
  find "$root/usr/share/mysql" -mindepth 1 -maxdepth 1 ! -name english ! -name charsets ! -name empty -exec rm -r {} +
  find "$root/usr/bin" -mindepth 1 ! -name mariadb ! -name mysql -exec rm {} +
  rm -r "$root/etc/mysql"
  copy_system "$root"
  echo 'mysql:x:999:999:mysql:/var/lib/mysql:/bin/false' >>"$root/etc/passwd"
  echo 'mysql:x:999:' >>"$root/etc/group"
  # For docker exec -it mysql bash.
  cp "$(command -v bash)" "$root/bin/bash"
  LD_LIBRARY_PATH=$(libraries_in "$root") copy_libraries "$root" "$root/usr/sbin/mariadbd" "$root/usr/bin/mariadb" "$root/bin/bash"
  mkdir -p "$root"/{docker-entrypoint-initdb.d,run/mysqld,var/lib/mysql,usr/local/bin}
  install -m 755 "$HERE/mysql-entrypoint.sh" "$root/usr/local/bin/docker-entrypoint.sh"
  printf '%s\n' '[mariadbd]' user=mysql datadir=/var/lib/mysql socket=/run/mysqld/mysqld.sock skip-name-resolve \
    innodb-log-file-size=4M innodb-buffer-pool-size=32M '[client]' socket=/run/mysqld/mysqld.sock >"$root/etc/my.cnf"
  pack "$root" "$MYSQL_TAR"
}

libraries_in() { # ROOT
  find "$1" -type d -path '*/lib/*-linux-gnu*' -prune | paste -s -d :
}

# The tables of a new server. To make them takes seconds, at each first start.
make_empty_database() { # ROOT
  local root=$1 share=$1/usr/share/mysql script
  mkdir "$share/empty"
  {
    printf '%s\n' 'create database mysql;' 'use mysql;'
    for script in mysql_system_tables mysql_performance_tables mysql_system_tables_data; do
      # No user of this machine's name.
      grep -v '@current_hostname' "$share/$script.sql"
    done
  } | LD_LIBRARY_PATH=$(libraries_in "$root") "$root/usr/sbin/mariadbd" --no-defaults --bootstrap --user="$(id -un)" \
    --datadir="$share/empty" --lc-messages-dir="$share" --character-sets-dir="$share/charsets" --innodb-log-file-size=4M \
    >"$LOGS/mysql-image.log" 2>&1 || fail "MariaDB cannot make an empty database: see $LOGS/mysql-image.log."
}

provide_mysql_image() {
  ! has_image "$MYSQL_IMAGE" "$MYSQL_RECIPE" || return 0
  [[ -f $MYSQL_TAR ]] || make_mysql_tar
  import_image "$MYSQL_IMAGE" "$MYSQL_TAR" "LABEL recipe=$MYSQL_RECIPE" 'VOLUME /var/lib/mysql' 'EXPOSE 3306' \
    'ENV PATH=/usr/local/bin:/usr/sbin:/usr/bin:/bin' 'ENTRYPOINT ["docker-entrypoint.sh"]' 'CMD ["mysqld"]'
}
