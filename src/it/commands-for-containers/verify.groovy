import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def name = { "docker-maven-plugin-it-hand-$it".toString() }

try {
  assert log.shows('Created volume docker-maven-plugin-it-hand')
  assert log.shows("Restarted web (${name('web')})")
  assert log.linesWith('web is ready in ').size() == 2
  assert log.shows("Sent SIGUSR1 to container ${name('web')}")

  log.failsWith(
    "Volume 'docker-maven-plugin-it-hand' cannot be removed: container ${name('web')} uses it, running or not. Remove it before with 'mvn docker:rm -Ddocker.container=${name('web')}'.",
    "Nothing is removed, because of container '${name('web')}', which is running. ",
    "Container '${name('foreig')}' is not in the engine at ",
    "Container '${name('ended')}' does not run, it is created: there is nothing to send SIGKILL to.",
    'Nothing is removed: there is nobody to ask, without a terminal or with -B. -Ddocker.force removes without asking 1 container, 1 volume, 1 network:')

  assert log.shows(". Did you mean '${name('foreign')}'?")

  assert log.linesWith("[INFO] ${name('web')}   web").size() == 1
  assert log.shows('echo run >> /data/runs')

  // Of others only what the command line names.
  assert log.shows("Removed web (${name('web')})")
  assert log.shows('Removed volume docker-maven-plugin-it-hand')
  assert log.shows("Removed ${name('ended')}")
  assert !docker.hasContainer(name('web'))
  assert !docker.hasContainer(name('ended'))
  assert docker.hasContainer(name('foreign'))
  assert !new File(basedir, 'target/docker/containers.properties').exists()
  // Once in the error, once before it is removed.
  assert log.linesWith("- container ${name('once')} (Exited (0) ").size() == 2
  assert log.linesWith("- network ${name('lan')}").size() == 2
  assert log.shows('Removed 1 container, 1 volume, 1 network. Space won: ')
  assert log.shows('Nothing of this project is unused: nothing to remove')
  assert !docker.hasContainer(name('once'))
  assert !docker.hasNetwork(name('lan'))
  def text = new File(basedir, 'build.log').text
  def volume = (text =~ /- volume ([0-9a-f]{64}) of docker-maven-plugin-it-hand-once/)[0][1]
  assert !docker.succeeds('volume', 'inspect', volume)
  assert text.contains("\"name\" : \"${name('theirs')}\"")
  assert !text.contains('"docker-maven-plugin-it-hand"')
} finally {
  docker.removeContainer(name('foreign'))
  docker.removeContainer(name('ended'))
  docker.removeContainer(name('web'))
  docker.removeContainer(name('once'))
  docker.removeNetwork(name('lan'))
  docker.succeeds('volume', 'rm', name('theirs'), 'docker-maven-plugin-it-hand')
}

return true
