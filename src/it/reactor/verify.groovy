import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def network = 'docker-maven-plugin-it-reactor'
def repository = "$registry/docker-maven-plugin-it"

try {
  ['orders', 'users'].each { module ->
    assert docker.run('run', '--rm', '--network', network, "$repository/$module:1.0") == "Hello from $module"
    assert log.linesWith("Pushed repository $repository/$module, tag 1.0, digest sha256:").size() == 2
  }
  def group = 'project io.github.dockermaven.it'
  log.failsWith("Image name docker-maven-plugin-it/same:1.0 is that of the image of $group:orders and of the image of" +
    " $group:users. ")
  ['library', 'reactor'].each { module ->
    assert !docker.hasImage("$repository/$module:1.0")
    assert log.shows("No image of $module: none was built.")
    assert log.shows("Nothing to push: the engine has no image $repository/$module:1.0")
  }
  assert log.shows('No image of library: a library, its jar has no Main-Class, and it has no Dockerfile.')
  assert log.shows('No image of reactor: its packaging is pom, and it has no Dockerfile.')
  assert docker.run('network', 'inspect', '--format', '{{range .IPAM.Config}}{{.Subnet}}{{end}}', network) == '10.229.88.0/24'
  // Made by whichever module came first, and by that one only.
  assert docker.run('network', 'ls', '--quiet', '--filter', "name=^$network\$").readLines().size() == 1
  // Of what is built in parallel each line tells whose it is.
  ['orders', 'users'].each { assert log.shows("[$it] Wrote target/docker/Dockerfile") }
  assert log.linesWith("Created network $network").size() == 1
  assert log.linesWith("Network $network exists").size() == 3
} finally {
  docker.removeNetwork(network)
  docker.removeImage('docker-maven-plugin-it/same:1.0')
  ['orders', 'users', 'library', 'reactor'].each { docker.removeImage("$repository/$it:1.0") }
}

return true
