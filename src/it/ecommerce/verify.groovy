import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Eventually
import io.github.dockermaven.it.MavenRun
import java.time.Duration

def docker = new DockerCli(dockerCommand)
def network = 'ecommerce-network'
def services = ['eureka-server', 'config-service', 'gateway', 'user-service', 'order-service']
def neighbour = 'docker-maven-plugin-it-ecommerce'
def containers = (['mysql', 'rabbitmq'] + services).collect { "$it-1".toString() }

def ids = {
  containers.collectEntries { [it, docker.run('inspect', '--format', '{{.Id}}', it)] }
}
def address = { String container ->
  docker.run('inspect', '--format', "{{(index .NetworkSettings.Networks \"$network\").IPAddress}}", container)
}
def ask = { String container, int port, String path ->
  new URL("http://${docker.run('port', container, "$port/tcp")}$path").text
}
def maven = { String... arguments ->
  def log = new File(basedir, "${arguments[0].replace(':', '-')}.log")
  MavenRun.start(new File(basedir, 'maven.sh'), basedir, log, arguments as List).withCloseable {
    assert it.exitCode() == 0 : log.text
  }
  log.text
}

try {
  def log = BuildLog.of(basedir)
  assert log.shows('Tests run: 4, Failures: 0, Errors: 0, Skipped: 0')
  assert log.linesWith(' is ready in ').size() == 7
  assert docker.run('port', 'mysql-1') == '3306/tcp -> 127.0.0.1:13306'
  assert ask('gateway-1', 8000, '/user-service/welcome') == '{"greeting":"Welcome to the shop"}'

  // One service changes. Another container gets its address meanwhile.
  def before = ids()
  def addressBefore = address('user-service-1')
  def settings = new File(basedir, 'user-service/src/main/resources/application.yml')
  settings.text = settings.text.replace('Welcome to the shop', 'Welcome back')
  maven('package', '-pl', 'user-service')
  docker.run('stop', 'user-service-1')
  docker.run('run', '--detach', '--name', neighbour, '--network', network, '--ip', addressBefore,
    'docker-maven-plugin/jdk:17', 'sleep', '600')
  def started = maven('docker:start')
  assert started.contains('Making user-service anew: its image has changed')
  assert started.count(' is ready in ') == 1

  // It is another container at another address, and no other is.
  def after = ids()
  assert containers.findAll { before[it] != after[it] } == ['user-service-1']
  assert address('user-service-1') != addressBefore
  Eventually.within(Duration.ofSeconds(60), 'the gateway finds the new user-service') {
    assert ask('gateway-1', 8000, '/user-service/welcome') == '{"greeting":"Welcome back"}'
    assert !ask('eureka-server-1', 8761, '/eureka/apps/USER-SERVICE').contains(addressBefore)
  }

  docker.removeContainer(neighbour)
  maven('docker:stop')
  assert containers.every { !docker.hasContainer(it) }
  assert !docker.hasNetwork(network)
} catch (Throwable failure) {
  containers.each { println "$it:\n${docker.logs(it)}" }
  throw failure
} finally {
  docker.removeContainer(neighbour)
  containers.each { docker.removeContainer(it) }
  docker.removeNetwork(network)
  services.each { docker.removeImage("$registry/ecommerce/$it:1.0") }
}

return true
