# In a terminal of 70 columns: what is typed goes to a command in a container, when this has said that it is ready.
container=$1
maven="env -u CI -u MAVEN_ARGS TERM=xterm sh $PWD/maven.sh -q docker:exec -Ddocker.container=$container"

# awaits TEXT FILE
awaits() {
  for trial in $(seq 600); do
    grep -q "$1" "$2" 2>/dev/null && return
    sleep 0.1
  done
  echo "There is no '$1' in $2" >&2
}

# Keys, the size and its change, Ctrl-C and the end of the input are the command's, and the terminal is as it was.
{
  awaits '30 70' target/typed
  printf 'h\303\251llo\020\r'
  awaits 'g o t' target/typed
  stty -F "$(cat target/tty)" cols 90 rows 40
  awaits '40 90' target/typed
  printf '\003'
  awaits 'interrupted' target/typed
  printf '\004'
  awaits 'the end' target/typed
} | script -qfec "stty cols 70 rows 30; tty > target/tty; stty -a | tail -n +2 > target/before
  $maven '-Ddocker.exec.cmd=sh /keys'; echo \$? > target/typed.code
  stty -a | tail -n +2 > target/after" target/typed > /dev/null

# Killed.
{
  awaits '30 70' target/killed
  kill -KILL $(pgrep -f -- "bin/java .*-Dkilled=$PWD")
  awaits 'restored' target/killed
} | script -qfec "stty cols 70 rows 30
  $maven -Dkilled=$PWD '-Ddocker.exec.cmd=sh /keys'
  for trial in \$(seq 100); do stty -a | tail -n +2 | cmp -s - target/before && echo restored && break; sleep 0.1; done" \
  target/killed > /dev/null
