import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.MavenRun

def docker = new DockerCli(dockerCommand)
def services = ['database', 'task', 'web']
def name = { "it-compose-$it-1".toString() }
def file = new File(basedir, 'compose.yaml')
def compose = { String... arguments -> docker.run(*(['compose', '--project-directory', basedir.path] + (arguments as List))) }
def inspect = { new JsonSlurper().parseText(docker.run('container', 'inspect', name(it)))[0] }
def maven = { String run, int code, String... arguments ->
  def log = new File(basedir, "${run}.log")
  MavenRun.start(new File(basedir, 'maven.sh'), basedir, log, arguments as List).withCloseable {
    assert it.exitCode() == code : "$run:\n${log.text}"
  }
  log.text
}
def hello = {
  def properties = new Properties()
  new File(basedir, 'target/docker/containers.properties').withReader { properties.load(it) }
  new URL("http://127.0.0.1:${properties['docker.container.web.port.8080']}/hello").text.strip()
}

/** What the user has said of a container, as the engine keeps it. */
def kept = { String service ->
  def container = inspect(service)
  def config = container.Config
  def host = container.HostConfig
  def endpoint = container.NetworkSettings.Networks['it-compose_back']
  [
    container.Name,
    config.Env.sort(),
    config.subMap('Cmd', 'Entrypoint', 'User', 'Hostname', 'ExposedPorts', 'StopTimeout', 'Healthcheck') -
      [Hostname: container.Id.take(12)],
    config.Labels.findAll { !it.key.startsWith('io.github.dockermaven.') } - config.Labels.subMap(
      'com.docker.compose.config-hash', 'com.docker.compose.depends_on', 'com.docker.compose.image', 'com.docker.compose.version'),
    // Compose has them in any order.
    config.Labels['com.docker.compose.depends_on'].tokenize(',').sort(),
    host.subMap('Memory', 'NetworkMode'),
    // Ours keeps the port that the engine chose for the container before.
    host.PortBindings?.collectEntries { [it.key, it.value*.HostIp] } ?: [:],
    container.Mounts.collectEntries { [it.Destination, [it.Type, it.Name ?: it.Source, it.RW]] },
    endpoint.IPAMConfig,
    (endpoint.Aliases as Set) - [container.Id.take(12)]
  ].collect { it instanceof Map ? new TreeMap(it).toString() : it }
}

try {
  // In order, awaited, with the variables of .env and the secret.
  def log = BuildLog.of(basedir)
  assert log.linesWith('[INFO] compose.yaml says what runs: compose project it-compose.').size() == 1
  assert hello() == 'Hi 22:22 $5'
  assert docker.logs(name('task')) == 'Alice'
  assert inspect('database').State.Health.Status == 'healthy'
  assert inspect('web').NetworkSettings.Networks['it-compose_back'].IPAddress == '10.229.99.10'
  assert docker.run('ps', '--all', '--filter', 'name=it-compose-tool', '--quiet').isEmpty()

  // As docker compose sees it.
  assert compose('ps', '--all', '--format', '{{.Service}}').readLines().sort() == services
  assert compose('logs', '--no-log-prefix', 'task').strip() == 'Alice'

  // Nothing to do; then one variable, which one service has.
  def ids = services.collectEntries { [it, inspect(it).Id] }
  assert maven('again', 0, 'docker:start').contains('Nothing to do')
  assert services.collectEntries { [it, inspect(it).Id] } == ids
  new File(basedir, '.env').text = 'GREETING=Welcome\n'
  maven('changed', 0, 'docker:start')
  assert hello() == 'Welcome 22:22 $5'
  assert ['database', 'task'].every { inspect(it).Id == ids[it] } && inspect('web').Id != ids.web
  def listed = new JsonSlurper().parseText(maven('ps', 0, '-q', 'docker:ps', '-Ddocker.format=json').find(/(?s)\[\s*\{.*]/))
  assert listed*.alias.sort() == services
  def ours = services.collectEntries { [it, kept(it)] }
  assert maven('stop', 0, 'docker:stop').contains(name('web'))
  assert services.every { !docker.hasContainer(name(it)) } && !docker.hasNetwork('it-compose_back')
  assert docker.run('volume', 'ls', '--quiet').readLines().contains('it-compose_data')

  // What docker compose makes is the same, and is its own.
  compose('up', '--detach', '--wait', 'web')
  def theirs = services.collectEntries { [it, kept(it)] }
  services.each { assert ours[it] == theirs[it] }
  ids = services.collectEntries { [it, inspect(it).Id] }
  assert maven('theirs', 1, 'docker:start').contains("'docker compose' has started one of that name, in project it-compose")
  assert maven('left', 0, 'docker:stop').contains("What docker compose has started stays: ${services.collect(name).join(', ')}. ")
  assert services.collectEntries { [it, inspect(it).Id] } == ids
  maven('asked', 0, 'docker:stop', '-Ddocker.stopCompose')
  assert services.every { !docker.hasContainer(name(it)) }
  compose('down', '--volumes', '--timeout', '1')

  // Mistakes.
  assert maven('mistake', 1, 'docker:start', '-Ddocker.compose=mistake.yaml')
    .contains('mistake.yaml:3: services.web.imaeg is no key of a service. Did you mean image (the image to run)?')
  assert maven('unsupported', 1, 'docker:start', '-Ddocker.compose=unsupported.yaml')
    .contains('unsupported.yaml:4: services.web.gpus is known to compose, and is not supported here.')
  assert maven('unbuilt', 1, 'docker:start', '-Ddocker.compose=unbuilt.yaml')
    .contains(", and is built from ${new File(basedir, 'web')}. Build it with 'mvn docker:build'")
  assert maven('external', 1, 'docker:start', '-Ddocker.compose=external.yaml')
    .contains("external.yaml:6: Volume 'it-compose-external' is external, and is not in the engine at ")
  assert maven('missing', 1, 'docker:start', '-Ddocker.compose=missing.yaml').contains('missing.yaml')
  assert maven('deployed', 1, 'docker:deploy', '-Ddocker.deploy.replicas=users=3')
    .contains("docker.deploy.replicas: no container is called 'users'. There are ")
  assert maven('undeployed', 1, 'docker:undeploy', '-Ddocker.stack=Shop').contains("Stack name 'Shop' is not valid: ")
  assert services.every { !docker.hasContainer(name(it)) }
} finally {
  docker.removeMadeFor(basedir)
  services.each { docker.removeContainer(name(it)) }
  docker.removeNetwork('it-compose_back')
  docker.run('volume', 'rm', '--force', 'it-compose_data')
}

return true
