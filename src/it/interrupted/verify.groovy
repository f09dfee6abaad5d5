import static io.github.dockermaven.it.FaultyRequests.ALWAYS

import groovy.json.JsonSlurper
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.EngineOverTcp
import io.github.dockermaven.it.Eventually
import io.github.dockermaven.it.FaultyRequests
import io.github.dockermaven.it.MavenRun
import java.time.Duration

def docker = new DockerCli(dockerCommand)
def opened = []
def proxied = { String server ->
  def proxy = new FaultyRequests(server)
  opened << proxy
  proxy
}

// Where files could be left. What is known of a base image is kept, whole, under a name that is a digest; Maven 3.9 has its
// library for terminals there, and Maven 4 files of its own beside them.
def folders = ['target/docker', 'temporary', 'repository/.cache/docker-maven-plugin'].collect { new File(basedir, it) }
def files = {
  def found = [:]
  folders.findAll { it.directory }.each { folder ->
    folder.eachFileRecurse { if (it.file && !(it.name ==~ /[0-9a-f]{64}|jansi-.*/)) found[it.path] = it.bytes.md5() }
  }
  found
}
def log = { String stage -> new File(basedir, "${stage}.log") }
def start = { String stage, List arguments ->
  MavenRun.start(new File(basedir, 'maven.sh'), basedir, log(stage), arguments*.toString())
}

def exitCodes = [HUP: 129, INT: 130, TERM: 143]

/**
 * Runs a goal, which is to be interrupted where a request stands still and a number of files are there that were not there
 * before. Gives these files.
 */
def interrupted = { String stage, FaultyRequests proxy, List arguments, int made = 0, String signal = 'INT' ->
  def before = files()
  def during = start("$stage-interrupted", arguments).withCloseable { maven ->
    try {
      proxy.awaitStalled()
    } catch (AssertionError e) {
      throw new AssertionError("$stage:\n${log("$stage-interrupted").text}", e)
    }
    // What has been sent may not have been read yet.
    def there = Eventually.within(Duration.ofSeconds(30), "$made files are made") {
      def now = files()
      assert (now.keySet() - before.keySet()).size() >= made
      now
    }
    maven.signal(signal)
    assert maven.exitCode() == exitCodes[signal] : "$stage, SIG$signal:\n${log("$stage-interrupted").text}"
    // That of Maven, or of the engine.
    try {
      proxy.awaitAbandoned()
    } catch (AssertionError e) {
      throw new AssertionError(stage, e)
    }
    there
  }
  def said = log("$stage-interrupted").text
  // While a goal only reads there is nothing to end in good order.
  assert said.count('Ending what runs, for 10 s at most. Ctrl-C once more ends at once.') == (stage == 'base' ? 0 : 1) : stage
  assert !said.contains('[INFO] Built ') && !said.contains('[ERROR]') : stage
  assert files() == before : stage
  during.keySet() - before.keySet()
}

/** Runs a build that nobody interrupts. */
def ended = { String stage, List arguments ->
  start(stage, arguments).withCloseable { maven ->
    assert maven.exitCode() == 0 : "$stage:\n${log(stage).text}"
  }
}
def id = {
  def record = new Properties()
  new File(basedir, 'target/docker/image.properties').withReader { record.load(it) }
  record.id
}
def manifest = { String image ->
  def process = [skopeoCommand, 'inspect', '--raw', '--tls-verify=false', "docker://$image"]*.toString().execute()
  def output = new StringBuffer()
  def errors = new StringBuffer()
  process.waitForProcessOutput(output, errors)
  assert process.exitValue() == 0 || errors =~ /unknown/
  process.exitValue() == 0 ? new JsonSlurper().parseText(output.toString()) : null
}

def name = 'docker-maven-plugin-it/interrupted:1.0'
def running = 'docker-maven-plugin-it/interrupted-running:1.0'
def assembled = 'docker-maven-plugin-it/interrupted-assembly:1.0'
def base = 'docker-maven-plugin-it/interrupted-base:1.0'
def images = [name, running, assembled, "$registry/$base".toString()]
def archive = new File(basedir, 'target/docker/docker-maven-plugin-it-interrupted-1.0.tar')
def classic = !docker.run('info', '--format', '{{.DriverStatus}}').contains('io.containerd')

try {
  // What nobody interrupts, leaves an archive.
  def wanted = id()
  def whole = archive.bytes
  assert new File(basedir, 'target').deleteDir()

  // A base image is read from its registry. Only its layer is that long.
  def slow = proxied(registry).stallAnswer(ALWAYS, 'GET [^ ]*/blobs/', 1_000_000)
  assert interrupted('base', slow, ['docker:build', '-Ddocker.destination=archive', '-Ddocker.host=unix:///no/engine.sock',
    "-Dbase=${slow.address()}/$base"]).empty

  // Layers are loaded into the engine.
  def engine = new EngineOverTcp(dockerCommand)
  opened << engine
  def host = proxied(engine.address())
  host.stallBody(1, 'POST [^ ]*/images/load', 1_000_000)
  interrupted('load', host, ['docker:build', "-Ddocker.host=tcp://${host.address()}"], 0, 'HUP')
  engine.awaitIdle()
  assert !docker.hasImage(name)
  assert !classic || !docker.hasImage(wanted)
  ended('load', ['docker:build'])
  assert docker.hasImage(name)
  assert !classic || docker.run('image', 'inspect', '--format', '{{.Id}}', name) == wanted

  // An archive is written, in the place of another file.
  archive.parentFile.mkdirs()
  archive.text = 'an older one'
  host.stallAnswer(1, 'GET [^ ]*/images/[^ ]*/get ', 1_000_000)
  def build = ['docker:build', '-Ddocker.destination=archive']
  def made = interrupted('archive', host, build + "-Ddocker.host=tcp://${host.address()}", 1)
  assert made.size() == 1 && made[0] =~ /new-/
  ended('archive', build)
  assert archive.bytes == whole
  assert id() == wanted

  // A blob is sent to a registry.
  def uploads = proxied(registry).stallBody(1, 'PUT [^ ]*/uploads/', 1_000_000)
  def straight = "docker-maven-plugin-it/interrupted-straight:1.0"
  build = ['docker:build', '-Ddocker.destination=registry', "-Ddocker.image=${uploads.address()}/$straight"]
  interrupted('registry', uploads, build, 0, 'TERM')
  assert manifest("$registry/$straight") == null
  ended('registry', build)
  assert manifest("$registry/$straight").config.digest == wanted

  // The engine saves its base image for a registry that lacks the layers as they are there.
  host.stallAnswer(1, 'GET [^ ]*/images/[^ ]*/get ', 1_000_000)
  def saved = "$registry/docker-maven-plugin-it/interrupted-saved:1.0"
  build = ['docker:build', '-Ddocker.destination=registry', '-Ddocker.imagePullPolicy=Never', "-Ddocker.image=$saved"]
  made = interrupted('saved', host, build + "-Ddocker.host=tcp://${host.address()}", 1)
  assert made.size() == 1 && made[0] =~ /new-/
  assert manifest(saved) == null
  ended('saved', build)
  assert manifest(saved).config.digest == wanted

  // The engine pushes an image.
  uploads.stallBody(1, 'PATCH [^ ]*/uploads/', 1_000_000)
  def pushed = "docker-maven-plugin-it/interrupted-pushed:1.0"
  images << "${uploads.address()}/$pushed".toString()
  docker.run('tag', name, images.last())
  build = ['docker:push', "-Ddocker.image=${images.last()}"]
  interrupted('push', uploads, build)
  assert manifest("$registry/$pushed") == null
  ended('push', build)
  assert !classic || manifest("$registry/$pushed").config.digest == wanted

  // The engine pushes an image by a name that the image has for this alone. The goal takes it away again, for which it asks
  // the engine; and at a second Ctrl-C it does not wait for the answer.
  def elsewhere = proxied(registry).stallBody(1, 'PATCH [^ ]*/uploads/', 1_000_000)
  def renamed = "${elsewhere.address()}/$name".toString()
  images << renamed
  build = ['docker:push', "-Ddocker.image=$name", "-Ddocker.push.registry=${elsewhere.address()}"]
  interrupted('renamed', elsewhere, build, 0, 'TERM')
  assert !docker.hasImage(renamed) : 'renamed'
  elsewhere.stallBody(1, 'PATCH [^ ]*/uploads/', 1_000_000)
  host.stall(1, 'DELETE [^ ]*/images/')
  start('twice', build + "-Ddocker.host=tcp://${host.address()}").withCloseable { maven ->
    elsewhere.awaitStalled()
    assert docker.hasImage(renamed) : 'twice'
    maven.signal('INT')
    host.awaitStalled()
    maven.signal('INT')
    assert maven.exitCode() == 130 : "twice:\n${log('twice').text}"
    host.awaitAbandoned()
    elsewhere.awaitAbandoned()
  }
  assert docker.hasImage(renamed) : 'twice'
  ended('renamed', build)
  assert docker.hasImage(renamed) : 'renamed'
  assert !classic || manifest("$registry/$name").config.digest == wanted

  // The engine runs a step, which asks this very process.
  def asked = proxied(registry).stall(1, 'GET /v2/ ')
  build = ['docker:build', "-Ddocker.image=$running", '-Ddocker.dockerfile=running', '-Ddocker.build.network=host',
    "-Ddocker.buildArg.URL=http://127.0.0.1:${asked.address().split(':')[1]}/v2/"]
  interrupted('run', asked, build)
  assert !docker.hasImage(running)
  ended('run', build)
  assert docker.run('run', '--rm', running, 'cat', '/answer') == '{}'

  // An assembly is put together.
  def late = proxied(registry).stall(1, 'GET /interrupted/late/')
    .answer(ALWAYS, 'GET [^ ]*/late-1.0.pom ', '200 OK', 'Content-Type: text/xml',
    '<project><modelVersion>4.0.0</modelVersion><groupId>interrupted</groupId><artifactId>late</artifactId><version>1.0</version></project>')
  build = ['docker:build', '-Passembly', "-Drepository=${late.address()}"]
  made = interrupted('assembly', late, build, 1)
  assert made.size() == 1 && made[0] =~ /docker-maven-plugin-/
  assert !docker.hasImage(assembled)
  ended('assembly', build)
  assert docker.hasImage(assembled)
} finally {
  opened*.close()
  images.each { docker.removeImage(it) }
}

return true
