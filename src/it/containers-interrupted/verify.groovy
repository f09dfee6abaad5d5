import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.EngineOverTcp
import io.github.dockermaven.it.Eventually
import io.github.dockermaven.it.FaultyRequests
import io.github.dockermaven.it.MavenRun
import java.time.Duration

def docker = new DockerCli(dockerCommand)
def before = 'docker-maven-plugin-it-life-before'
def own = 'docker-maven-plugin-it-life-own'
def network = 'docker-maven-plugin-it-life'
def exitCodes = [HUP: 129, INT: 130, TERM: 143]
def id = { docker.run('container', 'inspect', '--format', '{{.Id}} {{.State.StartedAt}} {{.State.Running}}', it) }
def logs = new File(basedir, 'target/docker/logs')
def file = { String stage -> new File(basedir, "${stage}.log") }
def start = { String stage, List arguments ->
  MavenRun.start(new File(basedir, 'maven.sh'), basedir, file(stage), ['verify', *arguments]*.toString())
}

try {
  // All are made with the first start, for whoever needs them.
  docker.removeNetwork(network)
  def earlier = id(before)
  /** Checks that a build ended so, what it has reported, and that nothing of it is left. */
  def ended = { String stage, MavenRun maven, int exitCode ->
    assert maven.exitCode() == exitCode : "$stage:\n${file(stage).text}"
    def said = file(stage).text
    assert !docker.hasContainer(own) : "$stage:\n$said"
    assert !docker.hasNetwork(network) : "$stage:\n$said"
    assert id(before) == earlier : stage
    assert docker.hasNetwork(before) : stage
    assert !said.contains('Removed before') : stage
    assert said.count("[INFO] Removed own ($own) in ") == 1 : "$stage:\n$said"
    assert said.contains("[INFO] Log of own: ${new File(logs, 'own.log')}") : "$stage:\n$said"
    assert new File(logs, 'own.log').text == (stage == 'create' ? '' : 'up\n') : stage
    logs.deleteDir()
    said
  }
  /** Interrupts a build when a condition holds. */
  def interrupted = { String stage, String signal, List arguments, Closure condition ->
    start(stage, arguments).withCloseable { maven ->
      try {
        condition()
      } catch (AssertionError e) {
        throw new AssertionError("$stage:\n${file(stage).text}", e)
      }
      maven.signal(signal)
      def said = ended(stage, maven, exitCodes[signal])
      // While tests run no goal of this plugin does, and they report how they ended.
      assert said.contains('Ending what runs, for 10 s at most. Ctrl-C once more ends at once.') == (stage != 'tests') :
        "$stage:\n$said"
      assert stage == 'tests' || !said.contains('[ERROR]') : "$stage:\n$said"
    }
  }
  def soon = { String what, Closure check -> Eventually.within(Duration.ofSeconds(60), what) { check() } }

  new EngineOverTcp(dockerCommand).withCloseable { engine ->
    // The engine makes and starts it, and the answer does not come.
    ['create': 'HUP', 'start': 'TERM'].each { stage, signal ->
      new FaultyRequests(engine.address()).withCloseable { proxy ->
        proxy.stallAnswer(1, "POST [^ ]*/containers/[^ ]*\\b$stage\\b", 0)
        interrupted(stage, signal, ["-Ddocker.host=tcp://${proxy.address()}"]) {
          proxy.awaitStalled()
          soon('the engine has done it') { assert docker.logs(own) == (stage == 'create' ? '' : 'up') }
        }
      }
    }
  }

  interrupted('wait', 'INT', ['-Dready=never']) {
    soon('it runs') { assert docker.logs(own) == 'up' }
  }
  interrupted('tests', 'TERM', ['-Dtests=sleep 600']) {
    soon('the tests begin') { assert file('tests').text.contains('The tests begin') }
  }

  /** Kills Maven and all that it has started, but for its reaper. */
  def killed = { String stage, List arguments, Closure condition ->
    start(stage, arguments).withCloseable { maven ->
      condition()
      def reapers = maven.descendants('ReaperProcess')
      assert reapers.size() == 1 : "$stage:\n${file(stage).text}"
      maven.signal('KILL')
    }
  }
  def waits = ['-Dready=never']
  def tests = ['-Dtests=sleep 600']
  def runs = { soon('it runs') { assert docker.logs(own) == 'up' } }
  def begun = { String stage -> soon('the tests begin') { assert file(stage).text.contains('The tests begin') } }
  def gone = { String stage ->
    Eventually.within(Duration.ofSeconds(30), "$stage: it is gone") {
      assert !docker.hasContainer(own) && !docker.hasNetwork(network)
    }
    assert id(before) == earlier && docker.hasNetwork(before) : stage
  }
  killed('killed-wait', waits, runs)
  gone('killed-wait')
  killed('killed-tests', tests) { begun('killed-tests') }
  gone('killed-tests')

  // With the reaper: it is left until somebody else's goal. A build that runs loses nothing by that.
  def other = new File(basedir, 'other')
  other.mkdirs()
  def version = (new File(basedir, 'pom.xml').text =~ '<artifactId>docker-maven-plugin</artifactId>\\s*<version>(.*)<')[0][1]
  def plugin = "io.github.dockermaven:docker-maven-plugin:$version"
  def ps = { String stage ->
    MavenRun.start(new File(basedir, 'maven.sh'), other, file(stage), ["$plugin:ps".toString()]).withCloseable { maven ->
      assert maven.exitCode() == 0 : file(stage).text
    }
    file(stage).text
  }
  start('killed-group', tests).withCloseable { maven ->
    begun('killed-group')
    assert !ps('other-while-it-runs').contains('Removing') && docker.hasContainer(own)
    maven.descendants('ReaperProcess').each { it.destroyForcibly(); it.onExit().get() }
    maven.signal('KILL')
    maven.exitCode()
  }
  assert docker.hasContainer(own) && docker.hasNetwork(network)
  def cleaned = ps('other')
  assert cleaned =~ /Removing what a killed build has left \(process \d+ in \Q$basedir\E\)\R\[INFO] Removed own \(\Q$own\E\)\R/ : cleaned
  gone('killed-group')

  // Switched off.
  start('no-reaper', tests + '-Ddocker.reaper=false').withCloseable { maven ->
    begun('no-reaper')
    assert maven.descendants('ReaperProcess').empty
    maven.signal('KILL')
    maven.exitCode()
  }
  assert !ps('other-no-reaper').contains('Removing') && docker.hasContainer(own)
  docker.removeContainer(own)
  docker.removeNetwork(network)

  start('failure', []).withCloseable { ended('failure', it, 1) }

  // A person looks at it, then removes all.
  start('kept', ['-Ddocker.keepContainer']).withCloseable { maven ->
    assert maven.exitCode() == 1 : file('kept').text
  }
  assert id(own).endsWith(' true') && id(before) == earlier && docker.hasNetwork(network)
  assert !logs.exists() && !file('kept').text.contains('Removed ')
  start('good', ['-Dtests=exit 0']).withCloseable { maven ->
    assert maven.exitCode() == 0 : file('good').text
  }
  assert file('good').text.contains('All 2 containers are as configured: before, own. Nothing to do')
  [before, own].each { assert !docker.hasContainer(it) }
  [before, network].each { assert !docker.hasNetwork(it) }
} finally {
  [before, own].each { docker.removeContainer(it) }
  [before, network].each { docker.removeNetwork(it) }
}

return true
