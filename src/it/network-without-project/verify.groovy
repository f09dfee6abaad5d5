import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def network = 'docker-maven-plugin-it-alone'
def addresses = 'driver bridge, subnet 172.29.75.0/24, gateway 172.29.75.1'

try {
  assert log.shows("Created network $network ($addresses) in ")
  assert log.shows("Network $network exists ($addresses); it is used")
  assert docker.run('network', 'inspect', '--format', '{{json .Labels}}', network) ==
    '{"io.github.dockermaven.owner":"docker-maven-plugin"}'
  def six = docker.run('network', 'inspect', '--format', '{{.EnableIPv6}} {{json .IPAM.Config}}', 'docker-maven-plugin-it-six')
  assert six.startsWith('true ')
  assert six.contains('{"Subnet":"fd00:75::/64"')
  // Nothing but what invoker itself needs.
  assert (basedir.list() as Set) == ['.mvn', 'build.log', 'invoker.properties', 'verify.groovy'] as Set
} finally {
  docker.removeNetwork(network)
  docker.removeNetwork('docker-maven-plugin-it-six')
}

return true
