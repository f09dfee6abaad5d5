import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
['foreign', 'ended'].each { docker.removeContainer("docker-maven-plugin-it-hand-$it") }
docker.run('run', '--detach', '--name', 'docker-maven-plugin-it-hand-foreign', '--volume', 'docker-maven-plugin-it-hand-theirs:/data',
  'docker-maven-plugin/jdk:17', 'sleep', '600')
docker.run('create', '--name', 'docker-maven-plugin-it-hand-ended', 'docker-maven-plugin/jdk:17', 'true')
return true
