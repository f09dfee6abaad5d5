import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.MavenRun

def docker = new DockerCli(dockerCommand)
def image = 'docker-maven-plugin/jdk:17'
def network = 'docker-maven-plugin-it-containers'
def foreign = 'docker-maven-plugin-it-foreign'
def aliases = ['database', 'schema', 'web', 'report']
def name = { "docker-maven-plugin-it-containers-$it".toString() }
def inspect = { new JsonSlurper().parseText(docker.run('container', 'inspect', name(it)))[0] }
def ids = { aliases.findAll { docker.hasContainer(name(it)) }.collectEntries { [it, inspect(it).Id] } }
def text = { String run -> new File(basedir, "${run}.log").text }

/** Runs goals, and gives what they have reported. */
def maven = { String run, String... arguments ->
  MavenRun.start(new File(basedir, 'maven.sh'), basedir, new File(basedir, "${run}.log"), arguments as List).withCloseable {
    assert it.exitCode() == 0 : "$run:\n${text(run)}"
  }
  text(run).readLines().findAll { it.startsWith('[INFO] ') }*.substring('[INFO] '.length())
}
def properties = { String file ->
  def read = new Properties()
  new File(basedir, "target/$file").withReader { read.load(it) }
  read
}
def canary = { assert !it.contains('canary') }

try {
  // Between the phases of one build: started in order, found by properties, gone.
  def log = BuildLog.of(basedir)
  assert log.linesWith('Answer: ') == ['Answer: Alice', 'Answer: hello']
  def during = properties('during.properties')
  assert during['docker.container.database.ip'] == '10.229.91.10'
  assert during["docker.container.database.net.${network}.ip".toString()] == '10.229.91.10'
  assert during['docker.container.database.host'] == '127.0.0.1'
  assert during['docker.container.database.port.8080'] == during['db.port']
  assert during['docker.container.web.id'] ==~ /[0-9a-f]{64}/
  assert !during.containsKey('docker.container.schema.port.8080')
  def order = log.linesWith(' (').findAll { it =~ / (is ready|is done) in / }.collect { (it =~ /\[INFO\] (\w+) is/)[0][1] }
  assert order.first() == 'database' && order.last() == 'report' && (order as Set) == (aliases as Set)
  aliases.each { assert log.linesWith("[INFO] Removed $it (${name(it)}) in ").size() == 1 }
  assert log.linesWith("[INFO] Removed network $network in ").size() == 1
  assert log.linesWith('[INFO] Removed 4 containers in ').size() == 1
  assert !log.shows(' is not known to any goal')
  assert ids().isEmpty() && !docker.hasNetwork(network)
  canary(new File(basedir, 'build.log').text)

  // One, with what its environment names.
  def said = maven('web', 'docker:start', 'docker:logs', '-Ddocker.container=web,database', '-Ddocker.verbose')
  assert text('web').contains('web starts after database: its environment or command names database')
  // The logs: by default as <log> says; in its file from the start on; not of those without one.
  assert text('web').readLines().findAll { it.endsWith('serving') }.sort() == ["database|$image|serving".toString(), 'web> serving']
  assert new File(basedir, 'target/database.log').text == "database|$image|serving\n".toString()
  def first = ids()
  assert first.keySet() == ['database', 'web'] as Set
  canary(text('web'))

  // As <run> says.
  def database = inspect('database')
  def labels = database.Config.Labels.findAll { it.key.startsWith('io.github.dockermaven.') }
    .collectEntries { [it.key - 'io.github.dockermaven.', it.value] }
  assert labels.owner == 'docker-maven-plugin' && labels.alias == 'database'
  assert labels.project == 'io.github.dockermaven.it:containers' && labels.folder == basedir.absolutePath
  assert database.Config.Labels.team == 'users'
  assert database.Config.Hostname == 'db-1' && database.Config.StopTimeout == 5
  assert database.Config.Env.contains('DB_PASSWORD=secret-canary')
  assert database.HostConfig.Memory == 64 * 1024 * 1024 && database.HostConfig.NanoCpus == 500_000_000
  assert database.HostConfig.Ulimits == [[Name: 'nofile', Hard: 2048, Soft: 1024]]
  assert database.Mounts.collectEntries { [it.Destination, [it.Type, it.Name ?: it.Source, it.RW]] } == [
    '/www': ['volume', network, true], '/etc/project.xml': ['bind', new File(basedir, 'pom.xml').absolutePath, false]]
  def endpoint = database.NetworkSettings.Networks[network]
  assert database.NetworkSettings.Networks.size() == 1 && endpoint.IPAddress == '10.229.91.10'
  assert endpoint.Aliases.containsAll(['db', 'database'])
  assert database.NetworkSettings.Ports.'8080/tcp'*.HostIp == ['127.0.0.1']
  def labelsOfWeb = inspect('web').Config.Labels
  assert labelsOfWeb['io.github.dockermaven.depends-on'] == name('database')
  assert inspect('web').Config.Healthcheck.Interval == 30_000_000_000

  // The others too, then nothing more. A port that start has found is not what the POM asks for from then on.
  said = maven('all', 'docker:start', 'docker:start', 'docker:ps')
  def all = ids()
  assert all.keySet() == aliases as Set
  assert ['database', 'web'].every { all[it] == first[it] }
  assert said.findAll { it.startsWith('schema is done in ') || it.startsWith('report is ready in ') }.size() == 2
  assert said.findAll { it =~ / is (ready|done) in / }.size() == 2
  assert said.count('All 4 containers are as configured: database, schema, web, report. Nothing to do') == 1
  // In time by a health check whose interval is 30 s.
  assert inspect('report').State.Running && inspect('report').Config.Labels['io.github.dockermaven.depends-on'].split(',').sort() ==
    [name('schema'), name('web')]
  assert !text('all').contains(' is not known to any goal')
  assert said.count { it ==~ /NAME +ALIAS +IMAGE +STATE +HEALTH +PORTS +SINCE/ } == 1
  assert said.count { it ==~ /\Q${name('schema')}\E +schema +\Q$image\E +exited \(0\) +.*/ } == 1
  assert said.count { it ==~ /\Q${name('database')}\E +database +\Q$image\E +running +127\.0\.0\.1:[0-9]+->8080\/tcp +.*/ } == 1

  // A changed variable makes one anew, which the others find by its name.
  said = maven('changed', 'docker:start', 'docker:ps', '-Dgreeting=good-day', '-Ddocker.format=json')
  def changed = ids()
  assert said.findAll { it =~ /^Making .* anew/ } == ['Making web anew: its configuration has changed']
  assert changed.findAll { it.value != all[it.key] }.keySet() == ['web'] as Set
  assert docker.ask(image, network, 'http://web:8080/greeting') == 'good-day'
  assert properties('docker/containers.properties')['docker.container.web.id'] == changed.web
  def listed = new JsonSlurper().parseText((text('changed') =~ /(?ms)^\[ \{$.*?^} ]$/)[0])
  assert listed.collectEntries { [it.alias, it.id] } == changed
  assert listed.find { it.alias == 'web' }.ports*.containerPort == [8080]
  assert listed.collectEntries { [it.alias, it.state] } == aliases.collectEntries { [it, it == 'schema' ? 'exited' : 'running'] }

  // One stops alone, and those that depend on it are named.
  said = maven('stopped', 'docker:stop', '-Ddocker.container=database')
  assert said.any { it.startsWith("Removed database (${name('database')}) in ") }
  assert said.contains("${name('web')} still runs, and depends on ${name('database')}".toString())
  assert ids() == changed.findAll { it.key != 'database' }
  def left = properties('docker/containers.properties')
  assert !left.containsKey('docker.container.database.id') && !left.containsKey('db.port')
  assert left['docker.container.web.id'] == changed.web
  assert docker.hasNetwork(network)

  // Only what does not exist is made. What has ended as it was to does not run again.
  said = maven('never', 'docker:start', '-Ddocker.recreate=never', '-Dgreeting=other', '-Ddocker.run.rm=false')
  assert text('never').contains('No effect on docker:start, which starts what is configured: -Ddocker.run.rm.')
  def restored = ids()
  assert restored.findAll { it.value != changed[it.key] }.keySet() == ['database'] as Set
  assert docker.ask(image, network, 'http://web:8080/greeting') == 'good-day'
  assert docker.ask(image, network, 'http://10.229.91.10:8080/users') == 'Alice'

  said = maven('always', 'docker:start', '-Ddocker.recreate=always', '-Ddocker.showLogs=web')
  def fresh = ids()
  assert fresh.keySet() == restored.keySet() && fresh.every { it.value != restored[it.key] }
  assert said.findAll { it =~ /^Making .* anew/ }.sort() ==
    aliases.sort(false).collect { "Making $it anew: as docker.recreate asks for".toString() }
  assert docker.ask(image, network, 'http://web:8080/greeting') == 'hello'
  assert said.findAll { it.endsWith('serving') } == ['web> serving']

  // What others have in the network stays, and the network with it.
  docker.run('run', '--detach', '--name', foreign, '--network', network, image, 'sleep', '600')
  said = maven('foreign', 'docker:stop')
  assert ids().isEmpty() && docker.hasContainer(foreign)
  assert !new File(basedir, 'target/docker/containers.properties').exists()
  assert said.contains("Network $network stays, because containers are in it: $foreign".toString())
  assert docker.run('container', 'inspect', '--format', '{{.State.Running}}', foreign) == 'true'

  docker.removeContainer(foreign)
  said = maven('gone', 'docker:stop', '-Ddocker.removeVolumes')
  assert said.contains('No container of this project exists: nothing to stop')
  assert said.contains("Removed volume $network".toString())
  assert !docker.hasNetwork(network) && !docker.succeeds('volume', 'inspect', network)
} finally {
  aliases.each { docker.removeContainer(name(it)) }
  docker.removeContainer(foreign)
  docker.removeNetwork(network)
  if (docker.succeeds('volume', 'inspect', network)) docker.run('volume', 'rm', network)
}

return true
