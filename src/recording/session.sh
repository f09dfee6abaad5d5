# What is typed in the recording, in the folder of the samples. Ends with the first command that fails.
set -euo pipefail

export TERM=xterm-256color

# A comment, or a command that then runs.
prompt() { # TEXT
  local i
  printf '\e[1;32m$\e[0m '
  sleep 0.6
  for ((i = 0; i < ${#1}; i++)); do
    printf '%s' "${1:i:1}"
    sleep 0.03
  done
  sleep 0.4
  printf '\n'
}

comment() { # TEXT
  clear
  prompt "# $1"
}

run() { # COMMAND
  prompt "$1"
  eval "$1"
  sleep 1.5
}

comment 'A Spring Boot service becomes an image: no engine, no base image, no Dockerfile.'
run 'cd user-service'
run 'mvn -Pquickstart package'
sleep 2

comment 'One line changes. So does one layer.'
run "sed -i 's/Hello from/Greetings from/' src/main/java/user/UserController.java"
run 'mvn -Pquickstart package | grep -A 7 Built'
sleep 2

comment 'A whole system: a database, a broker, five Spring Cloud services, in their order, each awaited.'
run 'cd ../ecommerce'
run 'mvn docker:start'
sleep 2

comment 'Again: nothing to do. And gone.'
run 'mvn docker:start'
run 'mvn docker:stop'
sleep 2
