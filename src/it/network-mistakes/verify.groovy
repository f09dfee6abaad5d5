import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def conflict = 'docker-maven-plugin-it-conflict'

try {
  BuildLog.of(basedir).failsWith(
    "Network '$conflict' exists with driver bridge, subnet 172.29.78.0/24, gateway 172.29.78.1, but driver bridge, subnet" +
      " 172.29.79.0/24, gateway 172.29.79.1 is asked for. Remove it with 'docker network rm $conflict', change what is" +
      " asked for, or choose another name.",
    "Network 'docker-maven-plugin-it-overlap': subnet 172.29.78.128/25 overlaps 172.29.78.0/24 of network '$conflict'." +
      " Choose another subnet, or remove that network.",
    "Network 'docker-maven-plugin-it-outside': gateway 172.29.82.1 is outside subnet 172.29.81.0/24. Choose an address of" +
      " that subnet.",
    "Network docker-maven-plugin-it-driver cannot be created: ")
  ['first', 'overlap', 'outside', 'driver'].each { assert !docker.hasNetwork("docker-maven-plugin-it-$it") }
  assert docker.run('network', 'inspect', '--format', '{{range .IPAM.Config}}{{.Subnet}}{{end}}', conflict) == '172.29.78.0/24'
} finally {
  docker.removeNetwork(conflict)
  docker.removeNetwork('docker-maven-plugin-it-first')
}

return true
