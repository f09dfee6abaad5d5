import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def base = 'docker-maven-plugin/jdk:17'
def image = "$securedRegistry/docker-maven-plugin-it/testbed-works:1.0"

try {
  assert docker.run('run', '--rm', base, 'java', '--version').contains('17.')
  assert docker.run('run', '--rm', base, 'stat', '-c', '%a', '/tmp') == '1777'
  assert docker.run('run', '--rm', base, 'sh', '-c', 'echo $JAVA_HOME') == '/opt/java'

  docker.run('tag', base, image)
  def config = new File(basedir, 'docker-config')
  docker.loginTo(securedRegistry, 'user', 'secret-canary', config)
  docker.withConfig(config).run('push', image)
} finally {
  docker.removeImage(image)
}

return true
