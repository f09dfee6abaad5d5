import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def name = { "docker-maven-plugin-it-coverage-$it".toString() }
def aliases = ['service', 'task', 'other']

try {
  // By JaCoCo's own report: what each of the two did, and nothing that neither did.
  def csv = new File(basedir, 'system/target/site/jacoco-aggregate/jacoco.csv').readLines()*.split(',')
  def app = [csv[0] as List, csv[1] as List].transpose().collectEntries()
  assert csv.size() == 2 && app.CLASS == 'App'
  // Neither its constructor nor nobodyCallsThis.
  assert [app.METHOD_COVERED, app.METHOD_MISSED] == ['3', '2']

  ['service', 'task'].each {
    def file = new File(basedir, "app/target/jacoco-${it}.exec")
    assert file.length() > 0
    assert log.linesWith("Coverage of $it: $file").size() == 1
  }
  assert new File(basedir, 'app/target').list().findAll { it.endsWith('.exec') }.sort() == ['jacoco-service.exec', 'jacoco-task.exec']
  // The option of the user stays, and one of other images gets none.
  assert log.shows('done with orders')
  assert log.linesWith('Picked up JAVA_TOOL_OPTIONS: ').size() == 2
  assert !log.linesWith('other> ').any { it.contains('jacoco') }
  aliases.each { assert log.linesWith("Removed $it (${name(it)}) in ").size() == 1 }
  assert docker.run('image', 'inspect', '--format', '{{.Config.Env}}', 'docker-maven-plugin-it/coverage:1.0').count('JAVA_TOOL') == 0

  log.failsWith("docker.coverage needs JaCoCo's agent, org.jacoco:org.jacoco.agent:jar:runtime:0.0-none, which cannot be resolved: ")
  assert log.shows('. Check docker.coverage.version, the network and <repositories>; ')
  aliases.each { assert !docker.hasContainer(name(it)) }
} finally {
  aliases.each { docker.removeContainer(name(it)) }
  docker.removeImage('docker-maven-plugin-it/coverage:1.0')
}

return true
