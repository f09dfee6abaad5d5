import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def repository = 'docker-maven-plugin-it/map-properties'
def config = { new JsonSlurper().parseText(docker.run('inspect', "$repository:$it"))[0].Config }
def ours = { config(it).Env.findAll { it ==~ /(?:A|B|C|EMPTY)=.*/ } as Set }

try {
  assert ours('cli') == ['A=command line: a=b', 'B=element', 'C=project 1.0', 'EMPTY='] as Set
  assert config('cli').Labels['x'] == 'y=z'
  assert config('cli').Labels['org.example.team'] == 'users, "orders"'

  assert ours('profile') == ['A=element', 'B=element', 'C=profile'] as Set
  assert !config('profile').Labels.containsKey('x')

  assert config('own').Labels.subMap('a', 'b', 'c') == [a: 'element', b: '', c: 'c d=e']

  def log = BuildLog.of(basedir)
  log.failsWith(
    "Property 'docker.buildArg.' names nothing. Write a name after the dot: docker.buildArg.NAME.",
    "docker.source.mode 'last' is not known. Write first or all.")

  // Whoever has the installed archive needs no more than docker.
  def installed = new File(localRepositoryPath, 'io/github/dockermaven/it/map-properties/1.0/map-properties-1.0-docker.tar')
  def build = new ProcessBuilder(dockerCommand, 'build', '--tag', "$repository:source", '-')
    .redirectInput(installed).redirectErrorStream(true).start()
  def output = build.text
  assert build.waitFor() == 0 : output
  assert config('source').subMap('Env', 'Labels', 'Entrypoint', 'Cmd', 'ExposedPorts', 'WorkingDir', 'User') ==
    config('profile').subMap('Env', 'Labels', 'Entrypoint', 'Cmd', 'ExposedPorts', 'WorkingDir', 'User')
  def files = { docker.run('run', '--rm', '--entrypoint', 'sh', "$repository:$it", '-c', 'stat -c "%n %a %u:%g %Y %s" app.jar && md5sum app.jar') }
  assert files('source') == files('profile')
  assert log.linesWith('Attached target/docker/map-properties-1.0-docker.tar (').every { it.endsWith(' with classifier docker') }

  assert log.shows(': docker build --build-arg A --build-arg B --build-arg C - < target/docker/map-properties-1.0-docker.tar')
  assert log.linesWith('no .dockerignore leaves one out').size() == 1
} finally {
  ['1.0', 'cli', 'profile', 'own', 'source'].each { docker.removeImage("$repository:$it".toString()) }
}

return true
