import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def image = "$registry/compose-written:1".toString()
docker.run('tag', 'docker-maven-plugin/jdk:17', image)
docker.run('push', image)

return true
