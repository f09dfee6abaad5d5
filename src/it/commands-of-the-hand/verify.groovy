import groovy.json.JsonSlurper
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Eventually
import io.github.dockermaven.it.MavenRun
import java.nio.charset.StandardCharsets
import java.time.Duration
import java.util.concurrent.TimeUnit

def docker = new DockerCli(dockerCommand)
def own = 'docker-maven-plugin-it-hand-own'
def hand = 'docker-maven-plugin-it-hand'
def other = 'docker-maven-plugin-it-hand-options'
def lan = 'docker-maven-plugin-it-hand-options'
def image = 'docker-maven-plugin-it/hand:1.0'
def target = new File(basedir, 'target')
def nothing = new File('/dev/null')

/** Runs a command to its end: its exit code, and the bytes of output and errors, each as a character. */
def run = { File input, List command ->
  def out = new File(target, 'out')
  def err = new File(target, 'err')
  def process = new ProcessBuilder(command*.toString()).directory(basedir)
    .redirectInput(input).redirectOutput(out).redirectError(err).start()
  assert process.waitFor(120, TimeUnit.SECONDS) : command
  // Without what some Mavens reset a terminal's colours with.
  def text = { it.getText(StandardCharsets.ISO_8859_1.name()).replaceAll(/\A(\u001b\[0?m)+|(\u001b\[0?m)+\z/, '') }
  [code: process.exitValue(), out: text(out), err: text(err)]
}
def maven = { File input, String... arguments -> run(input, ['sh', 'maven.sh', *arguments]) }
def fails = { String message, String... arguments ->
  def result = maven(nothing, arguments)
  assert result.code == 1 && result.out.contains(message) : result
  result
}

try {
  // Nothing but what the container writes, each where it belongs; the image was made before.
  assert !docker.hasImage(image)
  assert maven(nothing, '-q', 'docker:run') == [code: 0, out: 'own world\n', err: 'error\n']
  assert docker.hasImage(image)
  def failed = fails("Container '$own' of image $image ended with exit code 3.", 'docker:run', '-Ddocker.run.env.CODE=3')
  assert failed.out.readLines().count('own world') == 1 && failed.out.contains("Up to date: $image") : failed
  assert !docker.hasContainer(own)

  // Bytes, to their end.
  def bytes = new File(target, 'bytes')
  bytes.bytes = (0..<300_000).collect { (it * 7 + (it >> 8)) as byte } as byte[]
  def piped = maven(bytes, '-q', 'docker:run', "-Ddocker.run.image=$image", '-Ddocker.run.cmd=cat')
  assert piped.code == 0 && piped.out == bytes.getText(StandardCharsets.ISO_8859_1.name())

  // One that goes on, which stop leaves.
  def detached = maven(nothing, 'docker:run', '-Ddocker.run.detach', "-Ddocker.run.image=$image",
    "-Ddocker.run.name=$hand", '-Ddocker.run.cmd=sh -c \'trap "exit 0" TERM; sleep 600 & wait\'', 'docker:stop')
  assert detached.code == 0 && detached.out.contains("Started container $hand (") : detached
  assert detached.out.contains("What docker:run has started stays: $hand.") : detached
  assert docker.hasContainer(hand)

  // The options of docker run.
  docker.run('network', 'create', '--subnet', '10.229.96.0/24', lan)
  docker.run('network', 'connect', lan, hand)
  def second = maven(nothing, 'docker:run', '-Ddocker.run.detach', "-Ddocker.run.image=$image", "-Ddocker.run.name=$other",
    "-Ddocker.run.network=$lan", '-Ddocker.run.ip=10.229.96.7', '-Ddocker.run.alias=db', "-Ddocker.run.link=$hand:first",
    '-Ddocker.run.ports=127.0.0.1::8080', "-Ddocker.run.volumes=$target:/data:ro", '-Ddocker.run.env.TZ=Asia/Seoul',
    '-Ddocker.run.user=1000', '-Ddocker.run.workdir=/tmp', '-Ddocker.run.entrypoint=sleep', '-Ddocker.run.cmd=600',
    '-Ddocker.run.memory=64m', '-Ddocker.run.rm=false')
  assert second.code == 0 : second
  def made = new JsonSlurper().parseText(docker.run('inspect', other))[0]
  def endpoint = made.NetworkSettings.Networks[lan]
  assert endpoint.IPAddress == '10.229.96.7' && endpoint.Aliases.contains('db') && endpoint.Links == ["$hand:first".toString()]
  assert made.HostConfig.PortBindings == ['8080/tcp': [[HostIp: '127.0.0.1', HostPort: '']]]
  assert made.Mounts.collect { [it.Source, it.Destination, it.RW] } == [[target.path, '/data', false]]
  assert made.HostConfig.Memory == 64 << 20
  assert made.Config.Env.contains('TZ=Asia/Seoul') && made.Config.User == '1000' && made.Config.WorkingDir == '/tmp'
  assert made.Config.Entrypoint == ['sleep'] && made.Config.Cmd == ['600']

  // What has ended is followed to its end; volumes come and go; and nothing that is others' goes unasked.
  def followed = maven(nothing, 'docker:kill', 'docker:logs', 'docker:volume-create', 'docker:volume-rm',
    "-Ddocker.container=$other", '-Ddocker.logs.follow', '-Ddocker.logs.tail=20', "-Ddocker.volume=$other")
  assert followed.code == 0 : followed
  ["Created volume $other", "Removed volume $other"].each { assert followed.out.contains(it) : followed }
  fails('Nothing is removed: there is nobody to ask', 'docker:prune', '-Ddocker.system')
  assert docker.hasContainer(other)
  docker.removeContainer(other)

  assert maven(bytes, '-q', 'docker:exec', "-Ddocker.container=$hand", '-Ddocker.exec.cmd=wc -c').out == '300000\n'
  // The only one that runs.
  def command = fails("Command 'sh' in container '$hand' ended with exit code 7.", '-q', 'docker:exec',
    '-Ddocker.exec.cmd=sh -c \'id -u; pwd; echo "$A"; cat; echo error >&2; exit 7\'', '-Ddocker.exec.user=65534',
    '-Ddocker.exec.workdir=/tmp', '-Ddocker.exec.env.A=b  c')
  assert command.out.startsWith('65534\n/tmp\nb  c\n') && command.err == 'error\n' : command

  fails('No command is given. Give one on the command line: ', 'docker:exec', "-Ddocker.container=$hand")
  def missing = fails("Command 'nope' in container '$hand' cannot be run (exit code 12", 'docker:exec',
    '-Ddocker.exec.cmd=nope')
  assert missing.out.contains('The container lacks this program.') : missing
  fails("Did you mean '$hand'?", 'docker:exec', "-Ddocker.container=${hand.replaceFirst(/.$/, '')}", '-Ddocker.exec.cmd=ls')
  fails('docker.run.interactive asks for a terminal, and standard input is none.', 'docker:run',
    '-Ddocker.run.interactive')

  // In a terminal.
  def terminal = run(nothing, ['sh', 'terminal.sh', hand])
  assert terminal.code == 0 && terminal.err == '' : terminal
  def typed = new File(target, 'typed').text
  ['30 70', 'g o t h 303 251 l l o 020 \\n', '40 90', 'interrupted', 'the end',
   "Command 'sh' in container '$hand' ended with exit code 4."].each { assert typed.contains(it) : typed }
  assert new File(target, 'typed.code').text == '1\n'
  assert new File(target, 'after').text == new File(target, 'before').text
  assert new File(target, 'killed').text.contains('restored')

  // The first Ctrl-C is the container's, which goes on; the second is the end of both.
  def log = new File(target, 'interrupted')
  MavenRun.start(new File(basedir, 'maven.sh'), basedir, log, ['docker:run', "-Ddocker.run.image=$image".toString(),
    "-Ddocker.run.name=$own".toString(),
    '-Ddocker.run.cmd=sh -c \'trap "echo first" INT; trap "" TERM; echo up; while :; do sleep 600 & wait; done\'']).withCloseable {
    def shows = { String text ->
      Eventually.within(Duration.ofSeconds(60), text) { assert log.readLines().contains(text) : log.text }
    }
    shows('up')
    it.signal('INT')
    shows('first')
    it.signal('INT')
    assert it.exitCode() == 130 : log.text
  }
  assert log.text.contains("Ctrl-C goes to container $own. Once more ends it.")
  assert !docker.hasContainer(own) : log.text
} finally {
  [own, hand, other].each { docker.removeContainer(it) }
  docker.removeNetwork(lan)
  docker.removeImage(image)
}

return true
