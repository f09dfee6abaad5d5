import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli


def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def network = 'docker-maven-plugin-it-conflict'

// What the message must say.
def subject = network
def cause = '172.29.78.0/24'
def fix = /(?i)docker network rm|remove|subnet/

try {
  log.failsWith(subject, cause, fix)
  assert log.shows('172.29.79.0/24')
  assert docker.run('network', 'inspect', '--format', '{{range .IPAM.Config}}{{.Subnet}}{{end}}', network) == '172.29.78.0/24'
} finally {
  docker.removeNetwork(network)
}

return true
