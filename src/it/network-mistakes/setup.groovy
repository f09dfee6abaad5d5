import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
docker.removeNetwork('docker-maven-plugin-it-conflict')
docker.run('network', 'create', '--subnet', '172.29.78.0/24', '--gateway', '172.29.78.1', 'docker-maven-plugin-it-conflict')
return true
