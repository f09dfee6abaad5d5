import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
docker.removeContainer('docker-maven-plugin-it-user')
docker.removeNetwork('docker-maven-plugin-it-conflict')
docker.run('network', 'create', '--subnet', '10.229.78.0/24', '--gateway', '10.229.78.1', 'docker-maven-plugin-it-conflict')
docker.run('run', '--detach', '--name', 'docker-maven-plugin-it-user', '--network', 'docker-maven-plugin-it-conflict',
  'docker-maven-plugin/jdk:17', 'sleep', '600')
return true
