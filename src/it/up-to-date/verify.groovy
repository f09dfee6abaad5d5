import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = 'docker-maven-plugin-it/up-to-date'
def base = 'docker-maven-plugin-it/up-to-date-base'
def builds = log.linesWith("$image:1.0, $image:latest (sha256:").collect { line ->
  def matcher = line =~ /\[INFO] (Built|Up to date:) .* \((sha256:[0-9a-f]{64})\) in \d.*/
  assert matcher.matches()
  [what: matcher.group(1), id: matcher.group(2)]
}

try {
  assert builds*.what == ['Built', 'Up to date:', 'Up to date:', 'Built', 'Built', 'Up to date:', 'Built', 'Built', 'Up to date:',
    'Built', 'Up to date:']
  def ids = builds*.id
  assert ids[1] == ids[0] && ids[2] == ids[0]
  assert ids[5] == ids[4] && ids[8] == ids[7] && ids[10] == ids[9]
  // Each of these changes makes RUN write something else, which it would not do if the engine took it from its cache.
  assert [ids[0], ids[4], ids[6], ids[7], ids[9]].unique().size() == 5

  // A step for each build, and none for an image that is up to date.
  assert log.linesWith('RUN cat /proc').size() == builds.count { it.what == 'Built' }
  assert log.linesWith("Tagged ${ids[0]} as $image:latest").size() == 1
  assert log.linesWith('] Tagged ').size() == 1

  ['1.0', 'latest'].each { assert docker.run('inspect', '--format', '{{.Id}}', "$image:$it".toString()) == ids[10] }
  assert docker.run('run', '--rm', "$image:1.0".toString(), 'cat', '/files/a.txt') == 'b'
  assert new File(basedir, 'target/docker/image.properties').readLines()[1] == "id=${ids[10]}"

  log.failsWith("Image $image:1.0 cannot be built: $basedir/dockerfiles/failing:3: 'RUN exit 7' ended with exit code 7.")
} finally {
  ["$image:1.0", "$image:latest", "$base:1.0", "$base:latest"].each { docker.removeImage(it.toString()) }
  // Those that lost their names to a later one.
  log.linesWith('] Built ').collect { (it =~ /sha256:\w+/)[0] }.unique().each { docker.removeImage(it) }
}

return true
