import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def prefix = 'docker-maven-plugin-it/assemblies'
def images = ['app', 'scripts', 'own'].collect { "$prefix-$it:1.0" }
def sh = { image, command -> docker.run('run', '--rm', '--entrypoint', '/bin/sh', image, '-c', command) }

try {
  assert new File(basedir, 'target/docker/app/Dockerfile').text == '''FROM docker-maven-plugin/jdk:17
COPY maven /opt/app/
ENTRYPOINT ["java","-cp","/opt/app/*","hello.Hello"]
'''
  assert sh(images[0], 'java -cp "/opt/app/*" hello.Hello 2>&1').endsWith('Hello from the class path')
  assert sh(images[0], 'cd /opt/app; stat -c "%n %a %U:%G" *').readLines() == [
    'assemblies-1.0.jar 644 root:root', 'slf4j-api-1.7.36.jar 644 root:root', 'slf4j-simple-1.7.36.jar 644 root:root']

  assert new File(basedir, 'target/docker/scripts/Dockerfile').text == '''FROM docker-maven-plugin/jdk:17
USER root
COPY --chown=app:root bin /bin/
USER app
COPY jar /jar/
VOLUME /jar
'''
  assert sh(images[1], 'id -un; /bin/greet.sh') == 'app\nGood day from assemblies'
  assert sh(images[1], 'cd /; stat -c "%n %a %U:%G" bin/greet.sh bin/lib/* jar/*').readLines() == [
    'bin/greet.sh 750 app:root', 'bin/lib/api.jar 400 app:root', 'jar/assemblies-1.0.jar 755 root:root']

  // The rules of the context do not apply to the assembly, and the folder has nothing of it.
  assert sh(images[2], 'cd /jars; stat -c "%n %U" *').readLines() == ['assemblies.jar app', 'slf4j-api.jar app']
  assert sh(images[2], 'cd /context; find . -type f | sort').readLines() == [
    './.dockerignore', './Dockerfile', './jars/assemblies.jar', './jars/slf4j-api.jar']
  assert !new File(basedir, 'src/main/docker/own/jars').exists()

  // Of the same files each command made the same images.
  ['app', 'scripts', 'own'].each { alias ->
    assert log.linesWith("[$alias] Built ").size() == 1
    assert log.linesWith("[$alias] Up to date: ").size() == 1
  }
} finally {
  images.each { docker.removeImage(it) }
}

return true
