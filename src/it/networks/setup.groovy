import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
['db', 'web'].each {
  docker.removeContainer("docker-maven-plugin-it-$it")
  docker.run('run', '--detach', '--name', "docker-maven-plugin-it-$it", 'docker-maven-plugin/jdk:17', 'sleep', '600')
}
['shop', 'lan', 'from', 'base'].each { docker.removeNetwork("docker-maven-plugin-it-$it") }
return true
