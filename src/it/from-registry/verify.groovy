import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def image = 'docker-maven-plugin-it/from-registry:1.0'

try {
  assert docker.run('run', '--rm', image) == 'Hello from a container'
} finally {
  docker.removeImage(image)
  docker.removeImage("$registry/base/jdk:17")
}

return true
