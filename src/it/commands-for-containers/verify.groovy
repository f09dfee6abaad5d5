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
    "Container '${name('ended')}' does not run, it is created: there is nothing to send SIGKILL to.")

  assert log.shows(". Did you mean '${name('foreign')}'?")

  // Of others only what the command line names.
  assert log.shows("Removed web (${name('web')})")
  assert log.shows('Removed volume docker-maven-plugin-it-hand')
  assert log.shows("Removed ${name('ended')}")
  assert !docker.hasContainer(name('web'))
  assert !docker.hasContainer(name('ended'))
  assert docker.hasContainer(name('foreign'))
  assert !new File(basedir, 'target/docker/containers.properties').exists()
  def text = new File(basedir, 'build.log').text
  assert text.contains("\"name\" : \"${name('theirs')}\"")
  assert !text.contains('"docker-maven-plugin-it-hand"')
} finally {
  docker.removeContainer(name('foreign'))
  docker.removeContainer(name('ended'))
  docker.removeContainer(name('web'))
  docker.succeeds('volume', 'rm', name('theirs'), 'docker-maven-plugin-it-hand')
}

return true
