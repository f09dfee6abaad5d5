import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.MavenRun
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

def docker = new DockerCli(dockerCommand)
def network = 'compose-written'
def aliases = ['database', 'web', 'task', 'report']
def file = new File(basedir, 'target/docker/compose.yaml')
def name = { "compose-written-$it".toString() }
def compose = { String... arguments -> docker.run(*(['compose', '--file', file.path] + (arguments as List))) }
def inspect = { new JsonSlurper().parseText(docker.run('container', 'inspect', name(it)))[0] }
def maven = { String run, int code, String... arguments ->
  def log = new File(basedir, "${run}.log")
  MavenRun.start(new File(basedir, 'maven.sh'), basedir, log, arguments as List).withCloseable {
    assert it.exitCode() == code : "$run:\n${log.text}"
  }
  log.text
}

/** What the user has said of a container, as the engine keeps it. */
def kept = { String alias ->
  def container = inspect(alias)
  def config = container.Config
  def host = container.HostConfig
  def endpoint = container.NetworkSettings.Networks[network]
  [
    // Sorted, for compose sorts them. A container's own host name is its id.
    config.Env.sort(),
    config.subMap('Cmd', 'Entrypoint', 'User', 'WorkingDir', 'Hostname', 'ExposedPorts', 'StopTimeout') -
      [Hostname: container.Id.take(12)],
    config.Labels.findAll { !(it.key =~ /^(com\.docker\.compose|io\.github\.dockermaven)\./) },
    host.subMap('Memory', 'NanoCpus', 'Ulimits', 'Tmpfs', 'AutoRemove', 'NetworkMode'),
    [host.RestartPolicy.Name ?: 'no', host.RestartPolicy.MaximumRetryCount],
    host.PortBindings?.collectEntries { [it.key, it.value*.HostIp] } ?: [:],
    container.Mounts.collectEntries { [it.Destination, [it.Type, it.Name ?: it.Source, it.RW]] },
    [endpoint.IPAMConfig ?: [:], (endpoint.Aliases as Set) - [name(alias), container.Id.take(12)]],
    container.State.Running
  ].collect { it instanceof Map ? new TreeMap(it).toString() : it }
}

try {
  // What the file says.
  def text = file.text
  def secrets = new File(file.parentFile, '.env')
  assert text.contains("image: \"$registry/compose-written:1@sha256:")
  assert text.contains('DB_PASSWORD: "${DB_PASSWORD:?') && !text.contains('canary')
  assert PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.toPath())) == 'rw-------'
  def log = BuildLog.of(basedir)
  assert log.linesWith("[INFO] Wrote $file (4 services, 1 network, 1 volume)").size() == 1
  assert log.linesWith('Service database: <log> of <wait> is no part of the health check').size() == 1
  assert log.linesWith('Service report: ').size() == 2
  assert !log.shows('canary')
  def read = new JsonSlurper().parseText(compose('config', '--format', 'json'))
  assert read.services.database.environment.DB_PASSWORD == 'secret-canary "$$x" \\ \'y\''
  assert read.services.web.environment.PRICE == '5 $$ or $$HOME $${unknown}'
  assert read.services.report.depends_on.collectEntries { [it.key, it.value.condition] } ==
    [task: 'service_completed_successfully', web: 'service_healthy']

  // Without Maven: in order, healthy.
  compose('up', '--detach', '--wait', 'report')
  assert inspect('web').State.Health.Status == 'healthy' && inspect('database').State.Health.Status == 'healthy'
  assert inspect('task').State.ExitCode == 0
  assert docker.logs(name('report')) == 'Alice'
  assert inspect('web').Config.Env.contains('PRICE=5 $ or $HOME ${unknown}')
  def theirs = aliases.collectEntries { [it, kept(it)] }
  compose('down', '--volumes', '--timeout', '1')
  assert !docker.hasNetwork(network)

  // With Maven: the same.
  maven('start', 0, 'docker:start')
  def ours = aliases.collectEntries { [it, kept(it)] }
  aliases.each { assert theirs[it] == ours[it] }
  maven('stop', 0, 'docker:stop', '-Ddocker.removeVolumes')

  // Nothing new, nothing written; one container, with what it depends on.
  assert maven('again', 0, 'docker:compose').contains("[INFO] Unchanged: $file (")
  def one = new File(basedir, 'target/one/compose.yaml')
  assert maven('one', 0, 'docker:compose', '-Ddocker.container=web', '-Ddocker.compose.output=target/one/compose.yaml', '-Ddocker.compose.inspect=false')
    .contains("[INFO] Wrote $one (2 services, ")
  assert one.text.contains("image: $registry/compose-written:1\n")

  // It can fail.
  def pom = new File(basedir, 'pom.xml')
  def before = pom.text
  assert maven('foreign', 1, 'docker:compose', '-Ddocker.compose.output=pom.xml')
    .contains("$pom exists, and docker:compose has not written it: it is not overwritten.")
  assert pom.text == before
} finally {
  docker.removeMadeFor(basedir)
  aliases.each { docker.removeContainer(name(it)) }
  docker.removeNetwork(network)
  docker.run('volume', 'rm', '--force', network)
  docker.removeImage("$registry/compose-written:1")
}

return true
