import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Eventually
import io.github.dockermaven.it.MavenRun
import java.time.Duration
import javax.tools.ToolProvider

def docker = new DockerCli(dockerCommand)
def app = 'docker-maven-plugin-it-watch-app'
def before = 'docker-maven-plugin-it-watch-before'
def network = 'docker-maven-plugin-it-watch'
def image = 'docker-maven-plugin-it-watch/app:1.0'
def id = { docker.run('container', 'inspect', '--format', '{{.Id}} {{.State.StartedAt}}', it) }
def address = { docker.run('container', 'inspect', '--format', '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}', app) }
def port = { docker.run('port', app, '8080') }
def imageId = { docker.run('image', 'inspect', '--format', '{{.Id}}', image) }
def soon = { String what, Closure check -> Eventually.within(Duration.ofSeconds(60), what) { check() } }
def change = { String file, String from, String to ->
  def source = new File(basedir, file)
  assert source.text.contains(from)
  source.text = source.text.replace(from, to)
}

try {
  def earlier = id(before)
  def log = new File(basedir, 'watch.log')
  def answers = { String text -> soon(text) { assert new URL("http://${port()}/").text == text : log.text } }
  def watch = { List arguments, Closure test ->
    log.delete()
    MavenRun.start(new File(basedir, 'maven.sh'), basedir, log, arguments).withCloseable { maven ->
      soon('it watches') { assert log.text.contains('[INFO] Watching 3 modules. Ctrl-C ends it') }
      test()
      maven.signal('INT')
      assert maven.exitCode() == 130 : log.text
    }
    assert id(before) == earlier : log.text
  }

  watch(['package', 'docker:watch']) {
    answers('hello world!')
    def (container, where, ip) = [id(app), port(), address()]
    def first = imageId()
    assert ip == '10.229.97.10'

    // As an IDE compiles it.
    change('lib/src/main/java/shop/Greeting.java', 'hello', 'good day,')
    assert ToolProvider.systemJavaCompiler.run(null, null, null, '--release', '17', '-d', "$basedir/lib/target/classes".toString(),
      "$basedir/lib/src/main/java/shop/Greeting.java".toString()) == 0
    answers('good day, world!')
    assert id(app) != container && port() == where && address() == ip
    assert log.text.contains('[INFO] Changed in watch-lib: target/classes/shop/Greeting.class')
    assert log.text.contains('[INFO] Making app anew: its image has changed')
    assert log.text =~ /\[INFO] app> +ready\R/
    // The image before it has lost its name, and nobody has it.
    soon('it is removed') { assert !docker.succeeds('image', 'inspect', first) }

    change('app/src/main/resources/name.txt', 'world', 'moon')
    answers('good day, moon!')
    assert port() == where

    // What does not become an image leaves what runs.
    def running = id(app)
    def jar = new File(basedir, 'app/target/watch-app-1.0.jar')
    def good = jar.bytes
    jar.text = 'half a jar'
    soon('it is reported') { assert log.text.contains("[ERROR] $jar cannot be read as a jar: ") }
    assert id(app) == running
    jar.bytes = good
    def tried = "[INFO] [app] Up to date: $image".toString()
    soon('it is tried again') { assert log.text.contains(tried) }
    assert id(app) == running

    try {
      new URL("http://${where}/end").text
    } catch (IOException e) {
      // As expected.
    }
    soon('its end is reported') {
      assert log.text.contains("[ERROR] Container 'app' has ended with exit code 7 (") && log.text.contains('\n  | ready')
    }
    change('app/src/main/resources/name.txt', 'moon', 'sun')
    answers('good day, sun!')
  }
  assert !docker.hasContainer(app) && !docker.hasNetwork(network) : log.text
  assert log.text.contains("[INFO] Removed app ($app) in ") : log.text

  // What its values cannot be is said before anything is changed.
  ['docker.watchMode=sometimes': "docker.watchMode 'sometimes' is not known. Write one of build, run, both, copy, none.",
   'docker.watchInterval=5s': "docker.watchInterval is '5s', which is no number of milliseconds above 100.",
   'docker.watchPostGoal=deploy': "docker.watchPostGoal 'deploy' is no goal with its plugin."].each { property, message ->
    def failed = new File(basedir, 'failed.log')
    MavenRun.start(new File(basedir, 'maven.sh'), basedir, failed, ['docker:watch', "-D$property".toString()]).withCloseable {
      assert it.exitCode() == 1 : failed.text
    }
    assert failed.text.contains(message) : failed.text
  }

  // Of the sources, which it compiles itself, in a Maven that packages nothing.
  watch(['docker:watch', '-Ddocker.watch.compile', '-Ddocker.keepRunning']) {
    answers('good day, sun!')
    change('app/src/main/java/shop/Main.java', '"!"', '"?')
    soon('it does not compile') { assert log.text =~ /\[ERROR] 'mvn process-classes' of watch-app fails: / }
    answers('good day, sun!')
    change('app/src/main/java/shop/Main.java', '"?', '"?"')
    answers('good day, sun?')
    change('lib/src/main/java/shop/Greeting.java', 'good day,', 'bye')
    answers('bye sun?')

    // A module that is deleted leaves what runs of it.
    def running = id(app)
    assert new File(basedir, 'lib').deleteDir()
    soon('it is reported') { assert log.text.contains("[INFO] The folder of watch-lib is gone: $basedir/lib. What runs of it runs on;") }
    change('app/src/main/resources/name.txt', 'sun', 'star')
    soon('what needs it is reported') { assert log.text.contains('[ERROR] The libraries of watch-app cannot be resolved: ') }
    answers('bye sun?')
    assert id(app) == running
  }
  assert docker.hasContainer(app) && docker.hasNetwork(network) : log.text
} finally {
  [before, app].each { docker.removeContainer(it) }
  docker.removeNetwork(network)
  docker.removeImage(image)
}

return true
