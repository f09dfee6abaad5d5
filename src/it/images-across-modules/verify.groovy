import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def base = 'docker-maven-plugin-it/across-base:1.0'
def service = 'docker-maven-plugin-it/across-service:1.0'

try {
  log.failsWith("An image of project service is FROM $base, which project base makes only later in this build. Let service" +
    ' depend on base (<type>pom</type> will do), or name that module before this one.')
  assert docker.run('run', '--rm', service) == '42'
  def lines = log.linesWith(' docker-maven-plugin-it/across-').findAll { it.contains(' Built ') || it.contains(' Up to date: ') }
  assert lines.size() == 3
  def straight = log.linesWith(" Built $registry/docker-maven-plugin-it/across-")
  assert straight.size() == 2
  assert straight[0].contains("[base] Built $registry/$base (")
  assert straight[1].contains("[service] Built $registry/$service (")
  docker.run('pull', '--quiet', "$registry/$service".toString())
  assert docker.run('image', 'inspect', '--format', '{{json .Config.Env}}', "$registry/$service".toString()).contains('ANSWER=42')
  assert lines[0].contains("[base] Built $base (")
  assert lines[1].contains("[service] Built $service (")
  assert lines[2].contains(" Up to date: $service (")
} finally {
  docker.removeImage("$registry/$service".toString())
  docker.removeImage(service)
  docker.removeImage(base)
}

return true
