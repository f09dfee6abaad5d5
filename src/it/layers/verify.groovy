import groovy.io.FileType
import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Eventually
import java.time.Duration

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def base = 'docker-maven-plugin/jdk:17'
def image = { "docker-maven-plugin-it/layers:$it".toString() }
def byHand = image('by-hand')
def network = 'docker-maven-plugin-it-layers'
def container = 'docker-maven-plugin-it-layers'
def inspect = { new JsonSlurper().parseText(docker.run('inspect', it))[0] }
def files = { docker.run('run', '--rm', '--entrypoint', '/bin/sh', it, '-c', 'find /application -exec stat -c "%n %F %a %u:%g %s" {} + | sort') }
def contents = { File folder ->
  def found = [:]
  folder.eachFileRecurse(FileType.FILES) { found[folder.toPath().relativize(it.toPath()).toString()] = it.bytes.encodeBase64().toString() }
  found
}

def ask = { String path -> docker.ask(base, network, "http://$container:8080$path") }
def answerOf = { String asked ->
  docker.run('run', '--detach', '--name', container, '--network', network, asked)
  def answer = Eventually.within(Duration.ofSeconds(90), "$asked answers") { ask('/users/hello') }
  docker.removeContainer(container)
  answer
}

try {
  assert new File(basedir, 'target/docker/Dockerfile').readLines() == [
    'FROM docker-maven-plugin/jdk:17',
    'VOLUME /tmp',
    'WORKDIR /application',
    'COPY target/docker/layers/dependencies/ ./',
    'COPY target/docker/layers/spring-boot-loader/ ./',
    'COPY target/docker/layers/application/ ./',
    'ENTRYPOINT ["java","-Xmx256m","org.springframework.boot.loader.launch.JarLauncher"]',
  ]
  assert inspect(image(1)).Config.WorkingDir == '/application'

  // Dependencies, launcher and application each are a layer, in this order; only the application's is another.
  def layers = inspect(image(1)).RootFS.Layers
  def changed = inspect(image(2)).RootFS.Layers
  def ofBase = inspect(base).RootFS.Layers
  assert layers.take(ofBase.size()) == ofBase
  assert layers.size() - ofBase.size() in [3, 4] // WORKDIR is a layer for some builders
  assert changed.size() == layers.size()
  assert changed.init() == layers.init()
  assert changed.last() != layers.last()
  assert inspect(image(3)).Id == inspect(image(2)).Id

  // What has not changed is not even written anew.
  def laidOut = log.linesWith('Laid out target/docker/layers: dependencies, spring-boot-loader, application (')
  assert laidOut.size() == 3
  assert laidOut[0].contains(', 0 removed)')
  assert laidOut[1].endsWith('(1 written, 0 removed)')
  assert laidOut[2].endsWith('(0 written, 0 removed)')

  assert log.linesWith("jarName has no effect with the layout 'layers' of this application").size() == 1

  assert answerOf(image(1)) == 'Hello from the user service'
  assert answerOf(image(2)) == 'Bonjour from the user service'

  // Spring's own tool puts the same files into the same layers.
  def java = new File(System.getProperty('java.home'), 'bin/java').path
  def extracted = new File(basedir, 'target/extracted')
  def tool = [java, '-Djarmode=tools', '-jar', "$basedir/target/layers-1.0.jar", 'extract', '--layers', '--launcher', '--destination', extracted]
  assert tool*.toString().execute().waitFor() == 0
  assert contents(new File(basedir, 'target/docker/layers')) == contents(extracted)

  // By hand.
  docker.run('build', '--tag', byHand, '--file', "$basedir/target/docker/Dockerfile", "$basedir")
  assert files(byHand) == files(image(2))
  assert inspect(byHand).Config.Entrypoint == inspect(image(2)).Config.Entrypoint

  log.failsWith(
    "The layout 'layers' needs a layered Spring Boot jar, and $basedir/target/layers-1.0.jar has no layers.idx: its manifest" +
      " has no Spring-Boot-Layers-Index. Package it with Spring Boot 2.3 or newer and layers enabled" +
      " (<layers><enabled>true</enabled></layers> of spring-boot-maven-plugin), or write <layout>jar</layout>.")
  assert !docker.hasImage(image('none'))
} catch (Throwable failure) {
  println docker.logs(container)
  throw failure
} finally {
  docker.removeContainer(container)
  docker.removeNetwork(network)
  [byHand, image(1), image(2), image(3)].each { docker.removeImage(it) }
}

return true
