import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Podman

def podman = new Podman(podmanCommand, basedir)
def base = new File(basedir, 'target/base.tar')
base.parentFile.mkdirs()
new DockerCli(dockerCommand).run('save', '--output', base.path, 'docker-maven-plugin/jdk:17')
podman.run('load', '--quiet', '--input', base.path)
base.delete()
new File(basedir, 'test.properties').text = "docker.host=${podman.serve()}\n"
return true
