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

  BuildLog.of(basedir).failsWith(
    "Property 'docker.buildArg.' names nothing. Write a name after the dot: docker.buildArg.NAME.")
} finally {
  ['1.0', 'cli', 'profile', 'own'].each { docker.removeImage("$repository:$it".toString()) }
}

return true
