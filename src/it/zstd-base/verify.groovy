import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = 'docker-maven-plugin-it/zstd:1.0'
def raw = { String name ->
  def process = [skopeoCommand, 'inspect', '--raw', '--tls-verify=false', "docker://$name"]*.toString().execute()
  def text = process.text
  assert process.waitFor() == 0
  new JsonSlurper().parseText(text)
}

try {
  def built = log.linesWith('[INFO] Built ').collect { (it =~ /\((sha256:[0-9a-f]{64})\)/)[0][1] }
  assert built.size() == 3
  assert built.toUnique().size() == 1

  def base = raw("$registry/docker-maven-plugin-it/zstd-base:zstd").layers
  def made = raw("$registry/docker-maven-plugin-it/zstd:zstd").layers
  assert base*.mediaType.every { it == 'application/vnd.oci.image.layer.v1.tar+zstd' }
  assert made.size() == base.size() + 1
  assert [base, made].transpose().every { theirs, ours ->
    ['mediaType', 'digest', 'size'].every { theirs[it] == ours[it] }
  }

  docker.run('load', '--quiet', '--input', new File(basedir, 'target/docker/docker-maven-plugin-it-zstd-1.0.tar').path)
  assert docker.run('run', '--rm', image) == 'hello'

  assert log.linesWith('[ERROR] Failed to execute goal').size() == 2
  assert log.shows("Layer ${context.spoilt} of base image $registry/docker-maven-plugin-it/zstd-base:spoilt cannot be" +
    ' read: Truncated source. Push the image again, or name another one.')
  assert log.shows(' cannot be read: it is compressed by zstd, whose library cannot be loaded: ')
} finally {
  docker.removeImage(image)
}

return true
