import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.Podman

def podman = new Podman(podmanCommand, basedir)
def log = BuildLog.of(basedir)
def image = 'docker-maven-plugin-it/podman'
def inspect = { String tag, String format -> podman.run('image', 'inspect', '--format', format, "$image:$tag".toString()) }

try {
  def builds = log.linesWith(" $image:1.0, $image:latest (sha256:").collect { line ->
    def matcher = line =~ /\[INFO] (Built|Up to date:) .* \(sha256:([0-9a-f]{64})\)( in archive .*)? in \d.*/
    assert matcher.matches()
    [what: matcher.group(1), id: matcher.group(2), archive: matcher.group(3) != null]
  }
  assert builds*.what == ['Built', 'Up to date:', 'Built']
  assert builds*.archive == [false, false, true]
  assert builds*.id.unique().size() == 1
  // The base image has one layer.
  assert log.linesWith('] Loading 2 of 3 layers').size() == 1
  ['1.0', 'latest'].each { assert inspect(it, '{{.Id}}') - 'sha256:' == builds[0].id }
  assert inspect('1.0', '{{.Config.WorkingDir}}') == '/work'

  log.failsWith("$basedir/dockerfiles/missing:1: the engine does not have base image docker-maven-plugin-it/missing:1.0," +
    ' and imagePullPolicy is Never.')
} finally {
  podman.stop()
  podman.clean()
}

return true
