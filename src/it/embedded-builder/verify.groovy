import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = 'docker-maven-plugin-it/embedded'
def inspect = { String tag, String format -> docker.run('image', 'inspect', '--format', format, "$image:$tag".toString()) }
def base = "$registry/docker-maven-plugin-it/embedded-base:1.0"
def container = 'docker-maven-plugin-it-embedded-pulled'
def files = { String tag ->
  docker.run('run', '--rm', "$image:$tag".toString(), 'sh', '-c', 'ls -lnR /work | sed "s/  *[A-Z][a-z][a-z]  *[0-9]* *[0-9:]* / /"')
}

def buildsOf = { String tag ->
  log.linesWith(" $image:$tag (sha256:").collect { line ->
    def matcher = line =~ /\[INFO] (Built|Up to date:) \S+ \((sha256:[0-9a-f]{64})\) in \d.*/
    assert matcher.matches()
    [what: matcher.group(1), id: matcher.group(2)]
  }
}

try {
  def builds = buildsOf('1.0')
  assert builds*.what == ['Built', 'Up to date:', 'Built', 'Built']
  assert builds[1].id == builds[0].id && builds[2].id == builds[0].id
  assert builds[3].id != builds[0].id
  assert inspect('1.0', '{{.Id}}') == builds[3].id

  // The base image has one layer, ours three: those that the image before has are not sent again.
  def loads = log.linesWith('] Loading ').collect { (it =~ /Loading (\d) of (\d) layers/)[0][1..2] }
  assert loads.take(3) == [['3', '4'], ['3', '4'], ['1', '4']]

  assert inspect('1.0', '{{.Created}}') == '1980-02-01T00:00:00Z'
  assert inspect('1.0', '{{json .Config.Cmd}} {{.Config.WorkingDir}} {{.Config.Labels.team}}') ==
    '["sh","-c","echo $GREETING; cat seldom.txt texts/often.txt"] /work users'
  assert docker.run('run', '--rm', "$image:1.0".toString()) == 'hello world\nseldom\nother'

  assert inspect('timed', '{{.Created}}') == '2023-11-14T22:13:20Z'
  assert docker.run('run', '--rm', "$image:timed".toString(), 'stat', '-c', '%Y', '/work/seldom.txt', '/work/texts') ==
    '1700000000\n1700000000'
  assert loads[3] == ['3', '4']

  def pulled = buildsOf('pulled')
  assert pulled*.what == ['Built', 'Built', 'Built']
  assert pulled[1].id == pulled[0].id
  assert inspect('pulled', '{{.Id}}') == pulled[2].id
  assert log.linesWith("[INFO] Pulled $base (").size() == 2
  assert loads.drop(4) == [['1', '1'], ['2', '3'], ['2', '3'], ['1', '3']]
  docker.run('create', '--name', container, "$image:pulled".toString(), 'none')
  def text = { String name ->
    def copy = new File(basedir, "copy-of-$name")
    docker.run('cp', "$container:/$name".toString(), copy.path)
    copy.text
  }
  assert [text('base.txt'), text('seldom.txt'), text('text.txt')] == ['seldom\n', 'seldom\n', 'other\n']

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
  docker.removeContainer(container)
  ['1.0', 'engine', 'running', 'timed', 'pulled'].each { docker.removeImage("$image:$it".toString()) }
  docker.removeImage(base.toString())
  log.linesWith('] Built ').collect { (it =~ /sha256:\w+/)[0] }.unique().each { docker.removeImage(it) }
}

return true
