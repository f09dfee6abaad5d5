import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Eventually
import java.time.Duration

def docker = new DockerCli(dockerCommand)
def base = 'docker-maven-plugin/jdk:17'
def image = "$registry/rladbsals23/user-service:1.0"
def quickstart = 'user-service:1.0'
def network = 'docker-maven-plugin-it-user-service'
def container = 'docker-maven-plugin-it-user-service'

def ask = { String path -> docker.ask(base, network, "http://$container:8080$path") }

def answers = { String started ->
  docker.run('run', '--detach', '--name', container, '--network', network, started)
  def health = Eventually.within(Duration.ofSeconds(90), 'the user service answers') { ask('/health') }
  assert health == 'UP'
  assert ask('/users/hello') == 'Hello from the user service'
}

try {
  assert new File(basedir, 'target/docker/Dockerfile').readLines() == [
    'FROM docker-maven-plugin/jdk:17',
    'VOLUME /tmp',
    'COPY target/user-service-1.0.jar UserService.jar',
    'ENTRYPOINT ["java","-jar","UserService.jar"]',
  ]

  def addresses = '{{range .IPAM.Config}}{{.Subnet}} {{.Gateway}}{{end}}'
  assert docker.run('network', 'inspect', '--format', addresses, network) == '10.229.77.0/24 10.229.77.1'

  // Only the registry can bring it back.
  docker.removeImage(image)
  assert !docker.hasImage(image)
  docker.run('pull', image)

  answers(image)

  // The archive of the quick start: by its own Java, and as the user that it names.
  docker.removeContainer(container)
  docker.run('load', '--input', new File(basedir, 'target/docker/user-service-1.0.tar').path)
  answers(quickstart)
  assert docker.run('image', 'inspect', '--format', '{{.Config.User}} {{len .RootFS.Layers}}', quickstart) == '65532:65532 5'
} catch (Throwable failure) {
  println docker.logs(container)
  throw failure
} finally {
  docker.removeContainer(container)
  docker.removeNetwork(network)
  docker.removeImage(image)
  docker.removeImage(quickstart)
}

return true
