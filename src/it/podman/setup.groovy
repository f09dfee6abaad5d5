import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Podman

def podman = Podman.in(basedir)
if (podman.isPresent()) {
  def base = new File(basedir, 'target/base.tar')
  base.parentFile.mkdirs()
  new DockerCli(dockerCommand).run('save', '--output', base.path, 'openjdk:17-ea-11-jdk-slim')
  podman.get().run('load', '--quiet', '--input', base.path)
  base.delete()
  new File(basedir, 'test.properties').text = "docker.host=${podman.get().serve()}\n"
}
return true
