import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def jar = "$basedir/target/plain-jar-1.0.jar"
def image = { "docker-maven-plugin-it/plain-jar:$it".toString() }
def images = ['resolved', 'beside', 'elsewhere', 'shaded', 'layers', 'changed', 'left']
def inspect = { new JsonSlurper().parseText(docker.run('inspect', it))[0] }
def start = { inspect(image(it)).Config.Entrypoint }
def files = { docker.run('run', '--rm', '--entrypoint', '/bin/sh', image(it), '-c', 'find /application -type f | sort').readLines() }

try {
  images.each {
    def greeting = it in ['changed', 'left'] ? 'Bonjour' : 'Hello'
    assert docker.run('run', '--rm', image(it)) == "$greeting Shop, blue one"
  }

  def libraries = 'libs/commons-lang3-3.17.0.jar:libs/commons-io-2.20.0.jar'
  assert start('resolved') == ['java', '-Dcolour=blue', '-cp', "app.jar:$libraries", 'shop.Main']
  assert start('beside') == ['java', '-Dcolour=blue', '-jar', 'app.jar']
  assert start('elsewhere') == ['java', '-Dcolour=blue', '-jar', '/opt/shop/shop.jar']
  assert start('shaded') == ['java', '-Dcolour=blue', '-jar', 'app.jar']
  assert start('layers') == ['java', '-Dcolour=blue', '-cp', "classes:$libraries", 'shop.Main']
  ['resolved', 'beside'].each {
    assert files(it) == ['/application/app.jar', '/application/libs/commons-io-2.20.0.jar', '/application/libs/commons-lang3-3.17.0.jar']
  }

  // Only the layer with the changed resource, and the classes upon it, are others.
  def layers = inspect(image('layers')).RootFS.Layers
  def changed = inspect(image('changed')).RootFS.Layers
  assert changed.size() == layers.size()
  def same = [layers, changed].transpose().takeWhile { it[0] == it[1] }.size()
  assert same == layers.size() - 2
  def laidOut = log.linesWith('Laid out target/docker/layers: dependencies, resources, classes (')
  assert laidOut.size() == 2
  assert laidOut[1].endsWith('(1 written, 0 removed)')

  log.failsWith(
    'spring-boot-maven-plugin packages plain-jar after this goal: plugins of one phase run in the POM\'s order, those of a' +
      ' parent first and those of a profile last. Name docker-maven-plugin again in profile too-late of the POM, below' +
      ' spring-boot-maven-plugin: its groupId and artifactId are enough.',
    "mainClass shop.Gone is neither in $jar nor in its libraries. Write the class's name with its package.",
    "Class-Path of $jar names vendor/gone.jar, which is not there, and no run-time dependency of the project. Put it there" +
      ' before this goal, for example by copy-dependencies of maven-dependency-plugin with' +
      " <outputDirectory>$basedir/target/vendor</outputDirectory>, or correct the manifest.",
    "The layout 'layers' needs the libraries apart from the application, and $jar has both in one. Remove what puts them" +
      ' together (maven-shade-plugin, maven-assembly-plugin): a plain jar gets its libraries without it. Or write' +
      ' <layout>jar</layout>.')
} finally {
  images.each { docker.removeImage(image(it)) }
}

return true
