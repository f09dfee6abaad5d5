import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Eventually
import java.time.Duration

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = 'docker-maven-plugin-it/ssh'

try {
  def id = docker.run('image', 'inspect', '--format', '{{.Id}}', "$image:1.0")
  assert docker.run('image', 'inspect', '--format', '{{.Id}}', "$image:latest") == id
  assert log.shows("Up to date: $image:1.0 ($id)")
  def version = docker.run('version', '--format', '{{.Server.Version}}')
  assert log.shows('Address:                       ssh://docker-maven-plugin-it (from the docker context "by-ssh", chosen in' +
    ' docker.context)')
  assert log.shows("Engine:                        Docker Engine $version")

  log.failsWith(
    'The Docker Engine at ssh://docker-maven-plugin-it-unknown (from docker.host) does not answer: ssh does not know the key' +
      ' of host docker-maven-plugin-it-unknown. Log in once with ssh from a terminal, and compare the key before you accept' +
      ' it.',
    'The Docker Engine at ssh://docker-maven-plugin-it-stranger (from docker.host) does not answer: host' +
      " docker-maven-plugin-it-stranger accepts none of ssh's keys (",
    'The Docker Engine at ssh://127.0.0.1:1 (from docker.host) does not answer: connection refused by host 127.0.0.1.' +
      ' Check that sshd runs there, and the port.',
    'The Docker Engine at ssh://docker-maven-plugin-it/nowhere/docker.sock (from docker.host) does not answer: no engine' +
      ' listens on host docker-maven-plugin-it (',
    'The docker context "mistyped" (chosen in docker.context) does not exist. Choose one of those in ' +
      new File(basedir, 'docker-config/contexts') + ': default, by-ssh, or set docker.host or DOCKER_HOST.')

  Eventually.within(Duration.ofSeconds(30), 'no ssh is left') {
    assert ProcessHandle.allProcesses().map { it.info().commandLine().orElse('') }
      .filter { it.contains('/testbed/ssh/config') }.toList() == []
  }
} finally {
  docker.removeImage("$image:1.0")
  docker.removeImage("$image:latest")
}

return true
