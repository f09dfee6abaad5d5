import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.MavenRun

def docker = new DockerCli(dockerCommand)
def network = 'docker-maven-plugin-it-system'
def aliases = ['reactor-database', 'reactor-orders', 'reactor-users']
def name = { "docker-maven-plugin-it-system-$it".toString() }
def label = { alias, key ->
  docker.run('container', 'inspect', '--format', "{{index .Config.Labels \"io.github.dockermaven.$key\"}}".toString(), name(alias))
}
def running = { aliases.findAll { docker.hasContainer(name(it)) } }
def maven = { String run, File folder, String... arguments ->
  def log = new File(basedir, "${run}.log")
  MavenRun.start(new File(basedir, 'maven.sh'), folder, log, arguments as List).withCloseable {
    assert it.exitCode() == 0 : "$run:\n${log.text}"
  }
  log.readLines()
}

try {
  // Bound to phases: what the last module configures, after the image of another was built.
  def log = BuildLog.of(basedir)
  assert log.linesWith('Built docker-maven-plugin-it/reactor-orders:1.0 (').size() == 1
  assert log.linesWith(' is ready in ').collect { (it =~ /(\S+) is ready/)[0][1] } == ['reactor-database', 'reactor-orders']
  ['reactor-database', 'reactor-orders'].each { assert log.linesWith("Removed $it (${name(it)}) in ").size() == 1 }
  assert !log.shows('Removed reactor-users')

  // By hand at the root: what all configure, each once, and nothing of a library.
  def said = maven('start', basedir, 'docker:start')
  assert said.findAll { it.contains(' is ready in ') }.size() == 3
  assert running() == aliases
  assert aliases.collect { label(it, 'project') - 'io.github.dockermaven.it:' } == ['system', 'system', 'users']
  assert label('reactor-users', 'folder') == new File(basedir, 'users').absolutePath
  assert label('reactor-users', 'depends-on') == name('reactor-database')
  def ours = docker.run('ps', '--all', '--format', '{{.Names}}', '--filter', "label=io.github.dockermaven.owner", '--filter',
    'name=reactor')
  assert ours.readLines().sort() == aliases.collect(name)
  assert new File(basedir, 'target/docker/containers.properties').text.contains('docker.container.reactor-users.id=')
  assert new File(basedir, 'users/target/docker/containers.properties').text.contains('docker.container.reactor-users.id=')

  said = maven('again', basedir, 'docker:start')
  assert said.count { it =~ /^\[INFO\] All 3 containers are as configured: .*\. Nothing to do$/ } == 1

  // In a module's folder: what is its own.
  said = maven('module', new File(basedir, 'users'), 'docker:stop')
  assert said.count { it.startsWith("[INFO] Removed reactor-users (${name('reactor-users')}) in ") } == 1
  assert running() == ['reactor-database', 'reactor-orders'] && docker.hasNetwork(network)

  said = maven('rest', basedir, 'docker:stop')
  assert said.count { it.startsWith('[INFO] Removed 2 containers in ') } == 1
  assert running().empty && !docker.hasNetwork(network)
} finally {
  aliases.each { docker.removeContainer(name(it)) }
  docker.removeNetwork(network)
  ['users', 'orders'].each { docker.removeImage("docker-maven-plugin-it/reactor-$it:1.0".toString()) }
}

return true
