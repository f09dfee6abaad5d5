import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli


def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = "$settingsRegistry/docker-maven-plugin-it/settings-password:1.0"

try {
  // Only the registry can bring it back.
  docker.removeImage(image)
  docker.loginTo("$settingsRegistry", 'user', 'secret-canary', new File(basedir, 'witness-config'))
  assert docker.withConfig(new File(basedir, 'witness-config')).run('pull', image)
  assert docker.run('run', '--rm', image) == 'Hello from a container'
  assert !log.shows('secret-canary')
} finally {
  docker.removeImage(image)
}

return true
