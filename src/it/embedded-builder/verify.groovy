import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = 'docker-maven-plugin-it/embedded'
def inspect = { String tag, String format -> docker.run('image', 'inspect', '--format', format, "$image:$tag".toString()) }
def files = { String tag ->
  docker.run('run', '--rm', "$image:$tag".toString(), 'sh', '-c', 'ls -lnR /work | sed "s/  *[A-Z][a-z][a-z]  *[0-9]* *[0-9:]* / /"')
}

try {
  def builds = log.linesWith(" $image:1.0 (sha256:").collect { line ->
    def matcher = line =~ /\[INFO] (Built|Up to date:) \S+ \((sha256:[0-9a-f]{64})\) in \d.*/
    assert matcher.matches()
    [what: matcher.group(1), id: matcher.group(2)]
  }
  assert builds*.what == ['Built', 'Up to date:', 'Built', 'Built']
  assert builds[1].id == builds[0].id && builds[2].id == builds[0].id
  assert builds[3].id != builds[0].id
  assert inspect('1.0', '{{.Id}}') == builds[3].id

  // The base image has one layer, ours three: those that the image before has are not sent again.
  assert log.linesWith('] Loading ').collect { (it =~ /Loading (\d) of (\d) layers/)[0][1..2] } == [['3', '4'], ['3', '4'], ['1', '4']]

  assert inspect('1.0', '{{.Created}}') == '1970-01-01T00:00:00Z'
  assert inspect('1.0', '{{json .Config.Cmd}} {{.Config.WorkingDir}} {{.Config.Labels.team}}') ==
    '["sh","-c","echo $GREETING; cat seldom.txt texts/often.txt"] /work users'
  assert docker.run('run', '--rm', "$image:1.0".toString()) == 'hello world\nseldom\nother'

  assert files('1.0') == files('engine')
  assert files('1.0').contains('-rw-r--r--    1 1000     2000             6 often.txt')
  assert files('1.0').contains('-rw-r-----    1 0        0                7 seldom.txt')
  assert inspect('engine', '{{json .Config.Env}}') == inspect('1.0', '{{json .Config.Env}}')
  assert inspect('engine', '{{.Id}}') != builds[3].id

  assert log.linesWith("[INFO] $basedir/dockerfiles/running:3: RUN needs a Docker Engine's builder").size() == 1
  assert docker.run('run', '--rm', "$image:running".toString(), 'cat', '/done') == 'done'

  log.failsWith(
    "$basedir/dockerfiles/running:3: RUN needs a Docker Engine's builder, and docker.builder is embedded." +
    ' Set docker.builder to auto, or change that.',
    "docker.builder 'kaniko' is not known. Write one of auto, engine, embedded.",
    "project.build.outputTimestamp 'yesterday' is not a time. Write it as 2026-11-26T10:00:00Z, or as seconds since 1970.")
} finally {
  ['1.0', 'engine', 'running'].each { docker.removeImage("$image:$it".toString()) }
  log.linesWith('] Built ').collect { (it =~ /sha256:\w+/)[0] }.unique().each { docker.removeImage(it) }
}

return true
