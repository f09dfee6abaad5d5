import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def image = 'rladbsals23/user-service:1.0'
def readme = new File(basedir, '../../../README.md').text

try {
  assert docker.run('run', '--rm', image) == 'Hello from a container'
  assert readme.contains("```\n${new File(basedir, 'target/docker/Dockerfile').text}```")
} finally {
  docker.removeImage(image)
}

return true
