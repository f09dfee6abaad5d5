import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
docker.removeNetwork('docker-maven-plugin-it-others')
docker.run('network', 'create', '--subnet', '10.229.90.0/24', 'docker-maven-plugin-it-others')
return true
