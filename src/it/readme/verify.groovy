import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def image = 'rladbsals23/user-service:1.0'
def readme = new File(basedir, '../../../README.md').text

try {
  assert docker.run('run', '--rm', image) == 'Hello from a container'
  def dockerfile = new File(basedir, 'target/docker/Dockerfile').text
  assert readme.contains("```\n${dockerfile.replace('docker-maven-plugin/jdk:17', 'openjdk:17-ea-11-jdk-slim')}```")
} finally {
  docker.removeImage(image)
}

return true
