import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = { name, tag -> "docker-maven-plugin-it/$name:$tag".toString() }
def run = { name, tag -> docker.run('run', '--rm', image(name, tag)) }
def start = { name, tag ->
  new JsonSlurper().parseText(docker.run('inspect', '--format', '{{json .Config.Entrypoint}}', image(name, tag)))
}
def printsHere = { folder, jar ->
  def java = new File(System.getProperty('java.home'), 'bin/java').path
  def process = new ProcessBuilder(java, '-jar', jar).directory(new File(basedir, folder)).redirectErrorStream(true).start()
  process.inputStream.text.trim()
}
def made = [
  'plain-whole': ['bound', 'alone'], 'plain-layers': ['bound', 'alone'], 'thin-whole': ['bound', 'alone'],
  'thin-layers': ['bound', 'alone'], 'shaded-whole': ['bound', 'alone'], 'shaded-own': ['bound'],
  'several-whole': ['bound', 'alone'], 'several-named': ['bound']]

try {
  // What 'java -jar' prints, for which a thin jar needs its libraries beside it.
  ['commons-lang3-3.17.0', 'commons-io-2.20.0'].each {
    def library = new File(basedir, "thin/target/lib/${it}.jar")
    library.parentFile.mkdirs()
    library.bytes = new File(basedir, "thin/target/docker/libraries/lib/${it}.jar").bytes
  }
  def expected = [
    plain: 'opened, version null', thin: printsHere('thin', 'target/thin-1.0.jar'),
    shaded: printsHere('shaded', 'target/shaded-1.0.jar'), several: 'client']
  assert expected.thin == 'opened, version 1.0'
  assert expected.shaded == 'opened, version 1.0'
  made.each { name, tags ->
    tags.each {
      assert run(name, it) == (name == 'several-named' ? 'opened, version null' : expected[name.replaceFirst('-.*', '')])
      assert start(name, it) == start(name, 'bound')
    }
  }

  // The jar itself, wherever that is possible; else a launcher with what its manifest says.
  assert start('thin-whole', 'bound') == ['java', '-jar', 'app.jar']
  assert start('thin-layers', 'bound') == ['java', '-jar', 'app.jar']
  assert start('plain-whole', 'bound') == ['java', '-jar', 'launcher.jar']
  assert start('plain-layers', 'bound') == ['java', '-jar', 'launcher.jar']
  assert start('shaded-whole', 'bound') == ['java', '-jar', 'app.jar']

  def applications = log.linesWith('Application ')
  def several = 'several has several jars that can be started: several-1.0-client.jar (shop.Client), several-1.0-server.jar' +
    ' (shop.Main). shop.Client is started, as its jar is the first by name. Name another one by docker.classifier or' +
    ' <classifier>.'
  assert log.linesWith(several).size() == 2
  [ "plain-1.0.jar, started by 'java -jar launcher.jar', with 2 libraries, the project's run-time dependencies": 4,
    "thin-1.0.jar, started by 'java -jar app.jar', with 2 libraries, which its Class-Path names": 4,
    "shaded-1.0.jar, started by 'java -jar app.jar', with 2 libraries in it": 2,
    "several-1.0-client.jar, started by 'java -jar launcher.jar', with 2 libraries, the project's run-time dependencies": 2,
    "several-1.0-server.jar, started by 'java -jar launcher.jar', with 2 libraries, the project's run-time dependencies": 1,
  ].each { line, count ->
    assert applications.count { it.endsWith("Application target/$line") } == count
  }

  log.failsWith("classifier 'gone' names no jar of several: none is attached with it, and" +
    " $basedir/several/target/several-1.0-gone.jar does not exist. Write one of these, or make it before this goal: client," +
    ' server.')
} finally {
  made.each { name, tags -> tags.each { docker.removeImage(image(name, it)) } }
}

return true
