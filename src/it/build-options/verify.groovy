import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def repository = 'docker-maven-plugin-it/build-options'
def image = "$repository:1.0".toString()
def base = 'docker-maven-plugin/jdk:17'
def label = { new JsonSlurper().parseText(docker.run('inspect', "$repository:$it"))[0].Config.Labels.stage }
def read = { tag, file -> docker.run('run', '--rm', "$repository:$tag".toString(), 'cat', file) }

try {
  assert label('last') == 'last'
  assert label('made') == 'made'
  assert label('numbered') == 'made'

  ['last', 'made', 'numbered'].each {
    assert read(it, '/hosts').split() == ['10.0.0.5', 'repository.example.com']
    assert read(it, '/kept-linux.txt') == 'kept'
    assert read(it, '/cached') == 'once'
    assert read(it, '/copied') == 'tool'
  }
  // Without a network there is only the loopback interface.
  assert read('made', '/interfaces') == '1'

  assert log.linesWith("Building without the cache of $registry/no-such/cache:latest: it cannot be pulled: ").size() == 1

  log.failsWith(
    "Image $image cannot be built: $basedir/dockerfiles/stages:18: 'RUN exit 7' ended with exit code 7.",
    "$basedir/dockerfiles/stages has no stage 'mad', the target of the build. It has tools, made, checked.",
    "$basedir/dockerfiles/unnamed:1: stage 0, the target of the build, has no name of its own, and builders know stages" +
      " by their names only. Write FROM $base AS <name>, and name that.",
    "Platform 'amd64' is not valid. Write os/architecture[/variant]: for example linux/amd64, linux/arm64, linux/arm/v7.",
    "Extra host 'repository.example.com:10.0.0.500' is not valid: '10.0.0.500' is not an IP address. For example" +
      " repository.example.com:10.0.0.5.",
    "$basedir/dockerfiles/stages:9: the engine does not have base image $base for linux/s390x, and imagePullPolicy is" +
      " Never. Pull it with 'docker pull --platform linux/s390x $base', or set imagePullPolicy to IfNotPresent.",
    "buildNetwork 'no-such-network' is not one that the engine at ")
} finally {
  ['1.0', 'last', 'made', 'numbered'].each { docker.removeImage("$repository:$it".toString()) }
}

return true
