import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Eventually
import io.github.dockermaven.it.MavenRun
import java.time.Duration

def docker = new DockerCli(dockerCommand)
def system = new File(basedir, 'system')
def own = new Properties()
new File(basedir, 'test.properties').withReader { own.load(it) }
def network = own['shop.network']
def services = ['eureka-server', 'config-service', 'gateway', 'user-service', 'order-service']
def aliases = ['mysql', 'rabbitmq'] + services
def neighbour = 'docker-maven-plugin-it-ecommerce-neighbour'

def ofPom = { String alias -> own['docker.containerNamePattern'].replace('%a', alias) }
def nameOf = ofPom
def ids = {
  aliases.collectEntries { [it, docker.run('inspect', '--format', '{{.Id}}', nameOf(it))] }
}
def address = { String alias ->
  docker.run('inspect', '--format', "{{(index .NetworkSettings.Networks \"$network\").IPAddress}}", nameOf(alias))
}
def ask = { String alias, int port, String path ->
  new URL("http://${docker.run('port', nameOf(alias), "$port/tcp")}$path").text
}
def runs = 0
def maven = { int exitCode, String... arguments ->
  def log = new File(basedir, "maven-${++runs}.log")
  def line = (arguments as List) + own.collect { name, value -> "-D$name=$value".toString() }
  MavenRun.start(new File(basedir, 'maven.sh'), basedir, log, line).withCloseable {
    assert it.exitCode() == exitCode : log.text
  }
  log.text
}
def nothingIsLeft = {
  aliases.every { !docker.hasContainer(nameOf(it)) } && !docker.hasNetwork(network)
}

try {
  def log = BuildLog.of(basedir)
  assert log.shows('Tests run: 4, Failures: 0, Errors: 0, Skipped: 0')
  assert log.linesWith(' is ready in ').size() == 7
  assert docker.run('port', nameOf('mysql')).startsWith('3306/tcp -> 127.0.0.1:')
  assert ask('gateway', 8000, '/user-service/welcome') == '{"greeting":"Welcome to the shop"}'

  // Everything is as it is to be.
  def before = ids()
  def again = maven(0, 'docker:start').readLines().dropWhile { !it.contains(':start (default-cli)') }.drop(1)
  assert again.takeWhile { !it.startsWith('[INFO] ---') } ==
    ['[INFO] All 7 containers are as configured: mysql, rabbitmq, eureka-server, config-service, gateway, user-service,' +
      ' order-service. Nothing to do']
  assert ids() == before

  // One service changes. Another container gets its address meanwhile.
  def addressBefore = address('user-service')
  def settings = new File(basedir, 'user-service/src/main/resources/application.yml')
  settings.text = settings.text.replace('Welcome to the shop', 'Welcome back')
  maven(0, 'package', '-pl', 'user-service')
  docker.run('stop', nameOf('user-service'))
  docker.run('run', '--detach', '--name', neighbour, '--network', network, '--ip', addressBefore,
    'docker-maven-plugin/jdk:17', 'sleep', '600')
  def started = maven(0, 'docker:start')
  assert started.contains('Making user-service anew: its image has changed')
  assert started.count(' is ready in ') == 1

  // It is another container at another address, and no other is.
  def after = ids()
  assert aliases.findAll { before[it] != after[it] } == ['user-service']
  assert address('user-service') != addressBefore
  Eventually.within(Duration.ofSeconds(60), 'the gateway finds the new user-service') {
    assert ask('gateway', 8000, '/user-service/welcome') == '{"greeting":"Welcome back"}'
    assert !ask('eureka-server', 8761, '/eureka/apps/USER-SERVICE').contains(addressBefore)
  }

  docker.removeContainer(neighbour)
  maven(0, 'docker:stop')
  assert nothingIsLeft()

  // The same by the compose file alone: the module that says in its POM what runs has no part in it. A class changes.
  new File(basedir, '.env').text = 'SHOP_SUBNET=10.229.103.0/24\nMYSQL_PORT=0\nGATEWAY_PORT=0\n'
  nameOf = { String alias -> "$network-compose-$alias-1".toString() }
  def composed = ['-pl', '!system', "-Ddocker.compose.project=$network-compose".toString()] as String[]
  assert maven(0, 'docker:start', *composed).count(' is ready in ') == 7
  Eventually.within(Duration.ofSeconds(60), 'the gateway has heard of the user-service') {
    assert ask('gateway', 8000, '/user-service/welcome') == '{"greeting":"Welcome back"}'
  }
  before = ids()
  def controller = new File(basedir, 'user-service/src/main/java/ecommerce/user/UserController.java')
  controller.text = controller.text.replace('Map.of("greeting", greeting)', 'Map.of("greeting", greeting + " again")')
  started = maven(0, 'package', 'docker:start', *composed)
  assert started.count(' is ready in ') == 1 && started.count('Up to date: ') == 4
  after = ids()
  assert aliases.findAll { before[it] != after[it] } == ['user-service']
  Eventually.within(Duration.ofSeconds(60), 'the gateway finds the new user-service') {
    assert ask('gateway', 8000, '/user-service/welcome') == '{"greeting":"Welcome back again"}'
  }
  maven(0, 'docker:stop', *composed)
  assert aliases.every { !docker.hasContainer(nameOf(it)) } && !docker.hasNetwork("$network-compose_default")
  nameOf = ofPom

  // A database without a word on its password, and with a wrong one: what it says itself leads to the mistake.
  def pom = new File(system, 'pom.xml')
  def allowed = '<MYSQL_ALLOW_EMPTY_PASSWORD>true</MYSQL_ALLOW_EMPTY_PASSWORD>'
  def text = pom.text
  assert text.contains(allowed)
  ['', allowed.replace('_ALLOW', '')].each { mistake ->
    pom.text = text.replace(allowed, mistake)
    def saved = new File(system, 'target/docker/logs/mysql.log')
    saved.delete()
    def failed = maven(1, 'docker:start', '-pl', 'system', '-Ddocker.container=mysql')
    assert failed.contains(": Container '${nameOf('mysql')}' ended with exit code 1 (")
    ['There is no database yet, and no password is given for one.',
     'Set MYSQL_ROOT_PASSWORD, or MYSQL_ALLOW_EMPTY_PASSWORD=yes for a root without one.'].each {
      assert failed.contains(it)
      assert saved.text.contains(it)
    }
    assert nothingIsLeft()
  }
} catch (Throwable failure) {
  aliases.each { println "$it:\n${docker.logs(nameOf(it))}" }
  throw failure
} finally {
  docker.removeContainer(neighbour)
  docker.removeMadeFor(system)
  docker.removeMadeFor(basedir)
  services.each { docker.removeImage("$registry/ecommerce/$it:1.0") }
}

return true
