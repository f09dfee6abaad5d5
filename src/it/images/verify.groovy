import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def prefix = 'docker-maven-plugin-it/images'
def config = { image -> new JsonSlurper().parseText(docker.run('inspect', '--format', '{{json .Config}}', image)) }

try {
  // The application, under each of its names.
  assert docker.run('run', '--rm', "$prefix:1.0-SNAPSHOT") == 'Hello from the shop'
  assert docker.run('inspect', '--format', '{{.Id}}', "$prefix:latest") == docker.run('inspect', '--format', '{{.Id}}', "$prefix:1.0-SNAPSHOT")
  assert config("$prefix:latest").ExposedPorts.keySet() == ['8080/tcp'] as Set
  assert new File(basedir, 'target/docker/shop/Dockerfile').text == '''FROM docker-maven-plugin/jdk:17
VOLUME /tmp
COPY target/images-1.0-SNAPSHOT.jar Shop.jar
EXPOSE 8080
ENTRYPOINT ["java","-jar","Shop.jar"]
'''

  // The one described comes first in the POM, and is FROM the other.
  def tools = config("$prefix-tools:latest")
  def path = config("$prefix:latest").Env.find { it.startsWith('PATH=') } - 'PATH='
  assert tools.Env.contains("PATH=/opt/tools:$path".toString())
  assert tools.Env.contains('LATE=${not.set}')
  assert tools.Labels.team == 'users and shop'
  assert tools.ExposedPorts.keySet() == ['8080/tcp', '53/udp'] as Set
  assert tools.Volumes.keySet() == ['/data', '/tmp'] as Set
  assert tools.WorkingDir == '/opt/tools'
  assert tools.User == 'app'
  assert tools.Entrypoint == ['hello']
  assert tools.Cmd == ['${not.set}', 'two words']
  assert tools.Healthcheck == [Test: ['CMD-SHELL', 'test -d "$HOME" || exit 1'], Interval: 30_000_000_000, Timeout: 5_000_000_000, Retries: 4]
  assert docker.run('inspect', '--format', '{{.Author}}', "$prefix-tools:latest") == 'shop@example.com'
  assert docker.run('run', '--rm', '--entrypoint', '/bin/sh', "$prefix-tools:latest", 'hello', 'a word') == 'a word from hello'

  // The Dockerfile, with Maven's properties in it and its own variables.
  def database = "$prefix-database:latest"
  assert config(database).Labels.subMap('greeting', 'version') == [greeting: 'Good day from images', version: '16 as-it-is']
  assert docker.run('run', '--rm', database, 'find', '/database', '-type', 'f').readLines() as Set ==
    ['/database/schema.sql', '/database/.dockerignore'] as Set
  assert !docker.hasImage("$prefix-never:latest")
  assert log.linesWith("] Tagged $prefix:1.0-SNAPSHOT as $prefix:latest").size() == 2

  assert log.linesWith('[shop] Built ').size() == 1
  assert log.linesWith('[tools] Built ').size() == 1
  assert log.linesWith("[$database] Built ").size() == 1
  assert log.linesWith("Up to date: $database (").size() == 1
  assert log.linesWith("Pushed repository $registry/$prefix, tag ").size() == 2
  assert !log.shows("Image %g/%a-tools:%l: no effect here")
  assert log.linesWith("<useColor> of io.fabric8's plugin has no effect here. Remove it.").size() == 4
  assert log.linesWith('<skipPusch> is not known, and has no effect. Did you mean <skipPush>?').size() == 4
  def known = new Properties()
  new File(basedir, 'target/docker/shop/image.properties').withReader { known.load(it) }
  assert known.name == "$prefix:1.0-SNAPSHOT"
  assert known.digest.startsWith('sha256:')
} finally {
  ['', '-tools', '-database', '-never'].each { docker.removeImage("$prefix$it:latest") }
  ["$prefix:1.0-SNAPSHOT", "$registry/$prefix:latest", "$registry/$prefix:1.0-SNAPSHOT"].each { docker.removeImage(it) }
}

return true
