import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
docker.removeNetwork('docker-maven-plugin-it-others')
docker.run('network', 'create', 'docker-maven-plugin-it-others')
return true
