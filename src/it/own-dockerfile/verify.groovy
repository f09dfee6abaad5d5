import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = 'docker-maven-plugin-it/own:1.0'

try {
  def files = docker.run('run', '--rm', image, '/bin/sh', '-c', 'cd /files && find . | sort').readLines()
  assert files.contains('./kept.txt')
  // Neither what is ignored, nor the Dockerfile, which is not in the context.
  assert files as Set == ['.', './.dockerignore', './kept.txt'] as Set
  assert docker.run('history', '--no-trunc', '--format', '{{.CreatedBy}}', image).contains('COPY . /files/ # buildkit')
  assert log.shows('] COPY . /files/')
  assert docker.run('inspect', '--format', '{{index .Config.Labels "greeting"}}', image) == 'hello $you'
  assert log.shows('src/main/docker/Dockerfile is used as it is, so these parameters have no effect: from, ports.')
  assert log.linesWith('Using src/main/docker/Dockerfile').size() == 4
  assert log.shows('No image of own-dockerfile: its packaging is pom, and it has no Dockerfile.')
  // The same files are the same image.
  assert docker.run('inspect', '--format', '{{.Id}}', 'docker-maven-plugin-it/own:again') ==
    docker.run('inspect', '--format', '{{.Id}}', image)
  def whole = log.linesWith(' docker-maven-plugin-it/whole:1.0 (')
  assert whole.collect { it.replaceAll(/^\[INFO] | docker-maven.*/, '') } == ['Built', 'Up to date:']
  assert whole.collect { (it =~ /sha256:\w+/)[0] }.unique().size() == 1
} finally {
  docker.removeImage('docker-maven-plugin-it/whole:1.0')
  docker.removeImage(image)
  docker.removeImage('docker-maven-plugin-it/own:again')
}

return true
