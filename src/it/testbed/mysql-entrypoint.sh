#!/bin/sh
# What the image of MySQL does when its container starts: a database that is new is set up as its variables say, by a server
# that only this script can reach.
set -e

case ${1:-} in -*) set -- mysqld "$@" ;; esac
[ "$1" = mysqld ] || exec "$@"

quoted() { # TEXT
  printf "'%s'" "$(printf %s "$1" | sed "s/[\\\\']/\\\\&/g")"
}

all_rights() { # USER PASSWORD ON
  echo "CREATE OR REPLACE USER $(quoted "$1")@'%' IDENTIFIED BY $(quoted "$2");"
  echo "GRANT ALL ON $3 TO $(quoted "$1")@'%' WITH GRANT OPTION;"
}

statements() {
  # They have no password.
  echo "DROP USER IF EXISTS root@'127.0.0.1', root@'::1';"
  [ -z "$MYSQL_DATABASE" ] || echo "CREATE DATABASE IF NOT EXISTS \`$MYSQL_DATABASE\`;"
  [ -z "$MYSQL_USER" ] || all_rights "$MYSQL_USER" "$MYSQL_PASSWORD" "\`${MYSQL_DATABASE:-test}\`.*"
  all_rights root "$MYSQL_ROOT_PASSWORD" '*.*'
  echo "ALTER USER root@localhost IDENTIFIED BY $(quoted "$MYSQL_ROOT_PASSWORD");"
}

set_up() {
  cp -a /usr/share/mysql/empty/. /var/lib/mysql
  chown -R mysql:mysql /var/lib/mysql
  mysqld --skip-networking &
  server=$!
  until mysql -e 'SELECT 1' >/dev/null 2>&1; do
    kill -0 $server || exit 1
    sleep 0.1
  done
  statements | mysql
  export MYSQL_PWD="$MYSQL_ROOT_PASSWORD"
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh) . "$file" ;;
      *.sql) mysql $MYSQL_DATABASE <"$file" ;;
      *.sql.gz) gunzip -c "$file" | mysql $MYSQL_DATABASE ;;
    esac
  done
  unset MYSQL_PWD
  kill $server
  wait $server
}

chown mysql:mysql /run/mysqld
if [ ! -d /var/lib/mysql/mysql ]; then
  if [ -z "$MYSQL_ROOT_PASSWORD" ] && [ -z "$MYSQL_ALLOW_EMPTY_PASSWORD" ]; then
    echo >&2 '[ERROR] [Entrypoint] There is no database yet, and no password is given for one.'
    echo >&2 '    Set MYSQL_ROOT_PASSWORD, or MYSQL_ALLOW_EMPTY_PASSWORD=yes for a root without one.'
    exit 1
  fi
  echo '[Entrypoint] Setting up the database.'
  set_up
  echo '[Entrypoint] The database is set up. The server starts.'
fi
exec "$@"
