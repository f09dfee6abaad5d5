import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Eventually
import java.time.Duration

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = 'docker-maven-plugin-it/jlink'
def network = 'docker-maven-plugin-it-jlink'
def container = 'docker-maven-plugin-it-jlink'
def jdk = System.getProperty('java.home')
def inspect = { String tag, String format -> docker.run('image', 'inspect', '--format', format, "$image:$tag".toString()) }
def layers = { String tag -> inspect(tag, '{{json .RootFS.Layers}}') }
def size = { String tag -> inspect(tag, '{{.Size}}') as long }

try {
  assert new File(basedir, 'target/docker/Dockerfile').readLines() == [
    'FROM scratch',
    'COPY target/docker/runtime/ /',
    'ENV JAVA_HOME=/opt/java \\',
    '    PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin \\',
    '    LANG=C.UTF-8',
    'VOLUME /tmp',
    'COPY --chown=65532 secret.txt /conf/',
    'COPY open/ /open/',
    'COPY target/jlink-1.0.jar app.jar',
    'USER 65532:65532',
    'ENTRYPOINT ["java","-jar","app.jar"]',
  ]
  // Linked, left alone, and after it was deleted taken from where it is kept.
  def lines = log.linesWith(' target/docker/runtime').findAll { !it.contains('COPY') }.collect { it.replaceFirst(/: Java .*/, '') }
  assert lines == ['Linked', 'Unchanged:', 'Reused'].collect { "[INFO] $it target/docker/runtime".toString() }
  assert log.linesWith('[INFO] Linked target/docker/small/runtime: Java ').size() == 1
  assert layers('again') == layers('embedded')
  assert inspect('again', '{{.Id}}') == inspect('embedded', '{{.Id}}')
  assert inspect('small', '{{index .RootFS.Layers 0}}') != inspect('embedded', '{{index .RootFS.Layers 0}}')

  assert inspect('small', '{{.Config.Env}}').with { it.contains('LANG=C.UTF-8') && it.contains('TEAM=users') }

  // Nothing but the run-time and a small jar.
  assert size('embedded') < 70_000_000
  assert size('engine') < 70_000_000
  assert size('small') < size('embedded')

  docker.run('network', 'create', network)
  ['embedded', 'engine', 'small'].each { tag ->
    docker.run('run', '--detach', '--name', container, '--network', network, "$image:$tag".toString())
    def ask = { String path -> docker.ask('docker-maven-plugin/jdk:17', network, "http://$container:8080$path") }
    def facts = Eventually.within(Duration.ofSeconds(60), "the service in $tag answers") { ask('/facts') }
    assert facts == 'nonroot 1777 UTF-8 text secret'
    // Without jdk.crypto.ec there are no such keys before Java 22, which has them in java.base.
    if (tag != 'small') {
      assert ask('/tls') == 'hello by TLSv1.3, many authorities'
    }
    if (tag == 'small') {
      Eventually.within(Duration.ofSeconds(60), 'the container is healthy') {
        assert docker.run('inspect', '--format', '{{.State.Health.Status}}', container) == 'healthy'
      }
    }
    assert docker.run('exec', container, 'java', '-version') == ''
    docker.removeContainer(container)
    assert inspect(tag, '{{.Config.User}} {{.Os}}') == '65532:65532 linux'
  }
  // Whoever looks for a shell finds none.
  assert !docker.succeeds('run', '--rm', '--entrypoint', '/bin/sh', "$image:embedded".toString(), '-c', 'true')

  log.failsWith(
    "modules: $jdk, which runs Maven, has no module 'java.sqll'; did you mean java.sql? Correct docker.modules;" +
    " 'java --list-modules' lists those that there are.",
    "runtime 'foo' is not known. Write one of image, jlink.",
    "docker.runtime is jlink, which makes Java instead of a base image, and from is 'docker-maven-plugin/jdk:17'. Remove one" +
    ' of the two.',
    'docker.runtime is jlink, which is for a Dockerfile that is written, and own/Dockerfile is used as it is. Remove' +
    " docker.runtime, or set docker.dockerfile to 'generated'.",
    'modules java.base have no effect on the Java of a base image. Remove docker.modules, or set docker.runtime to jlink.',
    'docker.platform is linux/s390x, and docker.runtime is jlink, which makes a run-time for what Maven runs on, ',
    "user 'app' is not in the image: with runtime jlink it has root and nonroot. Write a number, for example 65532:65532, or" +
    ' name a base image in docker.from that has the user.',
    "healthcheck 'curl -f http://localhost:8080/facts' is a line for a shell, which the image does not have: with runtime jlink" +
    ' there is no base image. Write a class of the application that asks, and in exec form <cmd><arg>java</arg><arg>-cp</arg>' +
    "<arg>app.jar</arg><arg>shop.Health</arg></cmd>; have 'copy' bring a program that needs no libraries, or name a base image" +
    ' that has it in docker.from, instead of docker.runtime.')
  assert !docker.hasImage('jlink:1.0')
} catch (Throwable failure) {
  println docker.logs(container)
  throw failure
} finally {
  docker.removeContainer(container)
  docker.removeNetwork(network)
  ['embedded', 'engine', 'small', 'again'].each { docker.removeImage("$image:$it".toString()) }
}

return true
