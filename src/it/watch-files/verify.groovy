import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Eventually
import io.github.dockermaven.it.MavenRun
import java.time.Duration

def docker = new DockerCli(dockerCommand)
def services = ['web', 'settings', 'built', 'other']
def name = { "it-watch-files-$it-1".toString() }
def id = { docker.run('container', 'inspect', '--format', '{{.Id}}', name(it)) }
def started = { docker.run('container', 'inspect', '--format', '{{.State.StartedAt}}', name(it)) }
def file = { new File(basedir, it) }
def pages = 'it-watch-files-pages'
def log = file('watch.log')
def soon = { String what, Closure check -> Eventually.within(Duration.ofSeconds(60), what) { check() } }
def maven = { Closure test, String... arguments ->
  log.delete()
  MavenRun.start(file('maven.sh'), basedir, log, arguments as List).withCloseable(test)
}

try {
  maven({
    soon('it watches') { assert log.text.contains('Ctrl-C ends it') }
    def first = services.collectEntries { [it, id(it)] }
    def web = "http://${docker.run('port', name('web'), '8080')}/"
    def answers = { String path, String text -> soon(text) { assert new URL(web + path).text.strip() == text : log.text } }

    // Copied, but for what is ignored, and removed.
    answers('index.html', 'one')
    file('web/draft.tmp').text = 'draft'
    file('web/index.html').text = 'two'
    file('web/new').mkdir()
    file('web/new/page.html').text = 'page'
    answers('index.html', 'two')
    answers('new/page.html', 'page')
    assert file('web/new/page.html').delete()
    soon('it is removed') { assert log.text.contains('[INFO] Removed /www/new/page.html from web') }
    assert docker.run('exec', name('web'), 'ls', '/www', '/www/new').readLines() == ['/www:', 'index.html', 'new', '', '/www/new:']

    // With a command; the folder was not there before.
    assert log.text.contains("[INFO] ${file('commands')} does not exist yet.")
    file('commands').mkdir()
    file('commands/a').text = 'a command'
    answers('commands', 'a command')
    soon('its output') { assert log.text.contains('[INFO]   | exec has read them') }
    assert id('web') == first.web

    // With a restart of the same container.
    def before = started('settings')
    file('conf/settings').text = '2\n'
    soon('it is restarted') { assert docker.logs(name('settings')).readLines().last() == 'settings: 2' : log.text }
    soon('it is ready') { assert log.text =~ /\[INFO] Restarted settings .*\R(?s:.*)\[INFO] settings is ready in / }
    assert id('settings') == first.settings && started('settings') != before

    // By a new image.
    file('greeting.txt').text = 'good day from an image\n'
    soon('it is built') { assert docker.logs(name('built')) == 'good day from an image' : log.text }
    assert id('built') != first.built
    def others = id('other')
    file('other/text').text = 'good night from another folder\n'
    soon('it is built') { assert docker.logs(name('other')) == 'good night from another folder' : log.text }
    assert id('other') != others
    assert log.text.readLines().count { it =~ /> +settings: 2$/ } == 1
    assert !log.text.contains('[ERROR]') : log.text

    it.signal('INT')
    assert it.exitCode() == 130 : log.text
  }, '-N', 'docker:watch')
  services.each { assert !docker.hasContainer(name(it)) : log.text }

  // The files of an assembly, as the image's own <watch> says.
  maven({
    soon('it watches') { assert log.text.contains('Ctrl-C ends it') }
    def first = docker.run('container', 'inspect', '--format', '{{.Id}}', pages)
    def web = "http://${docker.run('port', pages, '8080')}/"
    def answers = { String path, String text -> soon(text) { assert new URL(web + path).text == text : log.text } }
    answers('index.html', 'one\n')
    file('pages/src/main/pages/more.html').text = 'more\n'
    answers('more.html', 'more\n')
    answers('all', 'one\n')
    file('pages/src/main/pages/index.html').text = 'two\n'
    answers('all', 'one\ntwo\n')
    assert file('pages/src/main/pages/more.html').delete()
    soon('it is removed') { assert log.text.contains('[INFO] Removed /www/more.html from pages') : log.text }
    assert log.text =~ /\[INFO] Copied 1 file, 4 B to pages in .*: \/www\/index.html/
    assert log.text.readLines().count { it =~ /^\[INFO] \S* ?Built / } == 1 : log.text
    assert docker.run('container', 'inspect', '--format', '{{.Id}}', pages) == first

    // It comes again with what has changed since its image was built.
    docker.run('kill', pages)
    soon('its end') { assert log.text.contains("[ERROR] Container 'pages' has ended with exit code 137") : log.text }
    file('pages/src/main/pages/last.html').text = 'last\n'
    web = null
    soon('it runs') {
      web = "http://${docker.run('port', pages, '8080')}/"
      assert new URL(web + 'last.html').text == 'last\n' && new URL(web + 'index.html').text == 'two\n' : log.text
    }
    it.signal('INT')
    assert it.exitCode() == 130 : log.text
  }, '-f', 'pages', 'docker:watch')

  maven({ assert it.exitCode() == 1 : log.text }, '-N', 'docker:watch', '-Ddocker.compose=mistake.yaml')
  assert log.text.contains("mistake.yaml:7: service 'web' has no build, so that its image cannot be built anew.") : log.text
} finally {
  services.each { docker.removeContainer(name(it)) }
  docker.removeContainer(pages)
  docker.removeNetwork('it-watch-files_back')
  docker.removeImage('it-watch-files-other')
  ['built', 'pages'].each { docker.removeImage("docker-maven-plugin-it-watch-files/$it:1.0") }
}

return true
