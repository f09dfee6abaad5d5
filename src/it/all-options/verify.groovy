import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def repository = "$registry/docker-maven-plugin-it/all.options"
def image = "$repository:1.0-7".toString()
def byHand = 'docker-maven-plugin-it/by-hand:1.0'
def inspect = { new JsonSlurper().parseText(docker.run('inspect', it))[0] }

// Name, type, mode and size of each file that the Dockerfile brings.
def files = { docker.run('run', '--rm', '--user', '0', '--entrypoint', '/bin/sh', it, '-c', 'find /app /etc/keys -exec stat -c "%n %F %a %u:%g %s" {} + | sort') }

try {
  def config = inspect(image).Config
  assert config.Entrypoint == ['java', '-Xmx64m', '-Dgreeting=hello world', '-jar', 'My Application.jar']
  assert config.Cmd == ['--name=you']
  assert config.ExposedPorts.keySet() == ['8080/tcp', '53/udp'] as Set
  assert config.Volumes.keySet() == ['/data'] as Set
  assert config.Env.containsAll(['TZ=Asia/Seoul', 'spring.application.name=costs "5 $" \\ hour'])
  assert config.User == '1000:1000'
  assert config.WorkingDir == '/app'
  assert config.Labels.team == 'users'
  assert config.Labels['org.opencontainers.image.title'] == 'All options'
  assert config.Labels['org.opencontainers.image.version'] == '1.0+7'
  assert config.Labels['org.opencontainers.image.source'] == 'https://example.com/shop.git'
  assert config.Healthcheck == [Test: ['CMD', '/bin/true'], Interval: 30000000000, Timeout: 5000000000, StartPeriod: 60000000000, Retries: 2]
  assert docker.run('run', '--rm', image) == 'Hello from a container'

  // What the folder's own .dockerignore has is kept out, but for the application itself.
  assert files(image).contains('/etc/keys/app.yml')
  assert !files(image).contains('secret.key')

  // By hand: without BuildKit the command line knows only the folder's own .dockerignore.
  new File(basedir, '.dockerignore').text = 'conf/secret*'
  docker.run('build', '--tag', byHand, '--file', "$basedir/target/docker/Dockerfile", "$basedir")
  def written = ['Entrypoint', 'Cmd', 'ExposedPorts', 'Volumes', 'Env', 'User', 'WorkingDir', 'Labels', 'Healthcheck']
  assert inspect(byHand).Config.subMap(written) == config.subMap(written)
  assert files(byHand) == files(image)

  // The same files are the same image, which is built once.
  def built = log.linesWith(" $image, $repository:latest (sha256:")
  assert built.collect { it.replaceAll(/^\[INFO] | \S+\/docker-maven.*/, '') } == ['Built', 'Up to date:']
  assert built.every { it.contains(inspect(image).Id) }
  assert new File(basedir, 'target/seen').text == "$image ${inspect(image).Id} $image,$repository:latest"

  assert log.linesWith("Pushed repository $repository, tag 1.0-7, digest sha256:").size() == 2
  assert log.linesWith("Pushed repository $repository, tag latest, digest sha256:").size() == 2
  def record = new Properties()
  new File(basedir, 'target/docker/image.properties').withReader { record.load(it) }
  assert record.name == image
  assert record.id == inspect(image).Id
  assert inspect(image).RepoDigests.contains("$repository@${record.digest}".toString())
  assert record.tags == "$image,$repository:latest"
} finally {
  [image, "$repository:latest".toString(), byHand].each { docker.removeImage(it) }
}

return true
