import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.MavenRun

def docker = new DockerCli(dockerCommand)
def services = ['gateway', 'report', 'users']
def images = [
  gateway: 'docker-maven-plugin-it/compose-gateway:1', report: 'it-compose-build-report:latest', users: 'docker-maven-plugin-it/compose-users:1.0']
def name = { "it-compose-build-$it-1".toString() }
def id = { docker.run('container', 'inspect', '--format', '{{.Id}} {{.Image}}', name(it)) }
def imageId = { docker.run('image', 'inspect', '--format', '{{.Id}}', it) }
def maven = { String run, int code, String... arguments ->
  def log = new File(basedir, "${run}.log")
  MavenRun.start(new File(basedir, 'maven.sh'), basedir, log, arguments as List).withCloseable {
    assert it.exitCode() == code : "$run:\n${log.text}"
  }
  log.text
}
def built = { String log -> log.readLines().findAll { it.contains('Built ') }.collect { (it =~ /Built (\S+?),? /)[0][1] } }

try {
  // Each once, those of other folders after the modules; the containers run exactly these.
  def log = BuildLog.of(basedir)
  assert log.shows('Wrote target/docker/Dockerfile')
  assert images.values().every { image -> log.linesWith("Built $image").size() == 1 }
  def order = log.linesWith('Built ')
  assert order[0].contains(images.users) && order.size() == 3
  services.each { assert id(it).endsWith(imageId(images[it])) }
  assert docker.logs(name('users')).contains('Hello from users')
  assert docker.logs(name('gateway')).readLines() == ['Hello from here', 'first']
  assert docker.logs(name('report')).strip() == 'users-1.0.jar'
  assert imageId('docker-maven-plugin-it/compose-gateway:latest') == imageId(images.gateway)
  assert new File(basedir, 'target/docker/gateway/image.properties').text.contains(imageId(images.gateway))

  // Nothing is built again; then one file, which is in one image.
  def ids = services.collectEntries { [it, id(it)] }
  def again = maven('again', 0, '-T', '2', 'package', 'docker:build', 'docker:start')
  assert built(again).isEmpty() && again.readLines().count { it.contains('Up to date: ') } == 3
  assert again.contains('Nothing to do')
  new File(basedir, 'gateway/page').text = 'second\n'
  assert built(maven('changed', 0, 'docker:build', 'docker:start')) == [images.gateway]
  assert ['users', 'report'].every { id(it) == ids[it] } && id('gateway') != ids.gateway
  assert docker.logs(name('gateway')).readLines() == ['Hello from here', 'second']
  assert built(maven('filtered', 0, 'docker:build', '-Ddocker.filter=report', '-Ddocker.noCache')).contains(images.report)

  // Pushed are those that have a name for others.
  def pushed = maven('push', 0, 'docker:push')
  ['compose-users, tag 1.0,', 'compose-gateway, tag 1,', 'compose-gateway, tag latest,'].each {
    assert pushed.contains("Pushed repository $registry/docker-maven-plugin-it/$it")
  }
  assert !pushed.contains('it-compose-build-report')

  // A module that is no part of this Maven, and an image that is not made yet: start makes none.
  maven('stop', 0, 'docker:stop')
  docker.removeImage(images.report)
  assert maven('unbuilt', 1, 'docker:start')
    .contains("of container 'report' is not in the engine at ")
  assert maven('alone', 1, '-N', 'docker:start', '-Ddocker.container=users')
    .contains("and is built from ${new File(basedir, 'users')}. Build it with 'mvn docker:build', or all at once with 'mvn docker:build docker:start'")
  assert maven('outside', 1, '-N', 'docker:build')
    .contains("services.users.build: Dockerfile ${new File(basedir, 'users/Dockerfile')} does not exist.")

  // Mistakes, before anything is built.
  assert maven('secrets', 1, 'docker:build', '-Ddocker.compose=mistakes.yaml')
    .contains('mistakes.yaml:3: services.web.build.secrets is known to compose, and is not supported here.')
  assert maven('missing', 1, 'docker:build', '-Ddocker.compose=missing.yaml')
    .contains("missing.yaml:5: services.web.build: Dockerfile ${new File(basedir, 'gateway/Dokerfile')} does not exist.")
  def unset = maven('unset', 1, 'docker:build', '-Ddocker.compose=unset.yaml')
  assert unset.contains('unset.yaml:5:') && unset.contains('say hello') && built(unset).isEmpty()
  assert services.every { !docker.hasContainer(name(it)) }
} finally {
  docker.removeMadeFor(basedir)
  (images.values() + 'docker-maven-plugin-it/compose-gateway:latest').each { docker.removeImage(it) }
}

return true
