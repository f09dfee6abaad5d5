import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Eventually
import java.time.Duration

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = { name, tag -> "docker-maven-plugin-it/applications-$name:$tag".toString() }
def config = { new JsonSlurper().parseText(docker.run('inspect', '--format', '{{json .Config}}', it)) }
def network = 'docker-maven-plugin-it-applications'
def container = 'docker-maven-plugin-it-applications'
def tomcat = 'docker-maven-plugin-it/tomcat:10-jdk17'

try {
  ['whole', 'layers'].each { tag ->
    assert docker.run('run', '--rm', image('kotlin', tag)) == 'Hello from Kotlin'
    assert docker.run('run', '--rm', image('command', tag)) == 'Hello from a command with a module'
    assert docker.run('run', '--rm', image('quarkus', tag)).contains('Hello from Quarkus')
  }
  assert config(image('quarkus', 'whole')).Entrypoint == ['java', '-jar', 'quarkus-run.jar']
  assert config(image('command', 'whole')).Entrypoint == ['java', '-cp', 'app.jar:libs/library-1.0.jar', 'shop.Command']
  assert new File(basedir, 'quarkus/target/docker/Dockerfile').readLines().findAll { it.startsWith('COPY') } == [
    'COPY target/quarkus-app/lib/ lib/', 'COPY target/quarkus-app/quarkus-run.jar quarkus-run.jar',
    'COPY target/quarkus-app/app/ app/', 'COPY target/quarkus-app/quarkus/ quarkus/']

  // The base image starts the war.
  assert config(image('web', 'whole')).Entrypoint == null
  assert config(image('web', 'whole')).Cmd == ['bin/catalina.sh', 'run']
  docker.run('network', 'create', '--subnet', '10.229.82.0/24', network)
  ['whole', 'layers'].each { tag ->
    docker.run('run', '--detach', '--name', container, '--network', network, image('web', tag))
    def answer = Eventually.within(Duration.ofSeconds(90), 'the war answers') {
      docker.ask('docker-maven-plugin/jdk:17', network, "http://$container:8080/")
    }
    assert answer == 'Hello from a war, blue'
    docker.removeContainer(container)
  }

  log.failsWith(
    "'java -jar' cannot run $basedir/web/target/web-1.0.war: a plain war needs a servlet container. Write one as base image," +
      " <from>tomcat:10-jdk17</from>, or make the war runnable by the repackage goal of spring-boot-maven-plugin.",
    "Project web has no war: $basedir/web/target/web-1.0.war does not exist. Make it first with 'mvn package', or in the" +
      " same command: 'mvn package docker:build'.",
    "Project library has no jar: $basedir/library/target/library-1.0.jar does not exist. ")
} catch (Throwable failure) {
  println docker.logs(container)
  throw failure
} finally {
  docker.removeContainer(container)
  docker.removeNetwork(network)
  ['kotlin', 'command', 'quarkus', 'web'].each { name ->
    ['whole', 'layers', 'none'].each { docker.removeImage(image(name, it)) }
  }
  docker.removeImage(tomcat)
}

return true
