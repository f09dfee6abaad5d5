import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def conflict = 'docker-maven-plugin-it-conflict'
def user = 'docker-maven-plugin-it-user'

try {
  def log = BuildLog.of(basedir)
  log.failsWith(
    "Network '$conflict' exists with subnet 10.229.78.0/24, no label team, but subnet 10.229.79.0/24, label team=users is" +
      " asked for. Remove it with 'mvn docker:network-rm -Ddocker.network=$conflict', change what is asked for, or choose" +
      " another name.",
    "Network 'docker-maven-plugin-it-overlap': subnet 10.229.78.128/25 overlaps 10.229.78.0/24 of network '$conflict'." +
      " Choose another subnet, or remove that network.",
    "Network 'docker-maven-plugin-it-outside': gateway 10.229.82.1 is outside subnet 10.229.81.0/24. Choose an address of" +
      " that subnet.",
    "Network 'docker-maven-plugin-it-driver' cannot be created: plugin \"nosuch\" not found. The engine has the drivers ",
    "Property docker.network.iprange is not known. Did you mean docker.network.ipRange?",
    "Network '${conflict}s' is not in the engine at ",
    "Container 'docker-maven-plugin-it-usr' is not in the engine at ",
    "Network '$conflict' cannot be removed: container $user runs in it. Remove it with 'docker rm --force $user', or take it" +
      " out of the network with 'mvn docker:network-disconnect -Ddocker.network=$conflict -Ddocker.container=$user'.",
    "Network 'docker-maven-plugin-it-second' cannot be created: plugin \"brigde\" not found. The engine has the drivers ",
    "Network 'docker-maven-plugin-it-second' cannot be created: ",
    "Container 'docker-maven-plugin-it-nodb' is not in the engine at ")
  assert log.shows(". Did you mean '$conflict'?")
  assert log.shows(". Did you mean '$user'?")
  assert log.shows(". Did you mean 'bridge'?")
  assert log.linesWith('Created network docker-maven-plugin-it-first ').size() == 1
  assert log.linesWith('Removed network docker-maven-plugin-it-first again: of the networks all are created, or none').size() == 1
  assert log.shows('Network docker-maven-plugin-it-first does not exist: nothing to remove')
  assert log.shows("Network $conflict stays: this plugin did not create it. -Ddocker.network=$conflict removes it anyway")
  ['first', 'second', 'overlap', 'outside', 'driver', 'typo'].each { assert !docker.hasNetwork("docker-maven-plugin-it-$it") }
  assert docker.run('network', 'inspect', '--format', '{{range .IPAM.Config}}{{.Subnet}}{{end}}', conflict) == '10.229.78.0/24'
} finally {
  docker.removeContainer(user)
  docker.removeNetwork(conflict)
  docker.removeNetwork('docker-maven-plugin-it-first')
}

return true
