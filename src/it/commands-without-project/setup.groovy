import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def image = "$registry/docker-maven-plugin-it/commands:1.0".toString()
def used = 'docker-maven-plugin-it/commands-used:1.0'

docker.run('build', '--tag', image, new File(basedir, 'image').path)
docker.run('push', image)
docker.removeImage(image)
docker.run('build', '--tag', used, '--label', 'used=true', new File(basedir, 'image').path)
docker.run('create', '--name', 'docker-maven-plugin-it-commands', '--env', 'PASSWORD=canary', used)
return true
