import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def network = 'docker-maven-plugin-it-reactor'

// What the log must say of the module without a main class.
def skipped = /(?i)(skip|no main class|nothing to)/

try {
  ['orders', 'users'].each { module ->
    assert docker.run('run', '--rm', '--network', network, "docker-maven-plugin-it/$module:1.0") == "Hello from $module"
  }
  assert !docker.hasImage('docker-maven-plugin-it/library:1.0')
  assert log.shows(skipped)
  assert docker.run('network', 'inspect', '--format', '{{range .IPAM.Config}}{{.Subnet}}{{end}}', network) == '172.29.76.0/24'
  // Made by whichever module came first, and by that one only.
  assert docker.run('network', 'ls', '--quiet', '--filter', "name=^$network\$").readLines().size() == 1
} finally {
  docker.removeNetwork(network)
  ['orders', 'users', 'library'].each { docker.removeImage("docker-maven-plugin-it/$it:1.0") }
}

return true
