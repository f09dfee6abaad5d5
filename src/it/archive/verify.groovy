import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Podman

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = 'docker-maven-plugin-it/archive'
def folder = new File(basedir, 'target/docker')
def archive = new File(folder, 'docker-maven-plugin-it-archive-1.0.tar')
def inspect = { String tag, String format -> docker.run('image', 'inspect', '--format', format, "$image:$tag".toString()) }
def run = { List line ->
  def process = line*.toString().execute()
  def errors = new StringBuilder()
  process.consumeProcessErrorStream(errors)
  def output = process.inputStream.text
  assert process.waitFor() == 0 : "$line ended with:\n$errors"
  output
}

try {
  def builds = log.linesWith('] Built ').plus(log.linesWith('] Up to date: ')).findAll { it.contains("$image:1.0") }.collect { line ->
    def matcher = line =~ /\[INFO] (Built|Up to date:) (\S+|\S+, \S+) \((sha256:[0-9a-f]{64})\)( in archive (\S+), \d+\.\d MB,)? in \d.*/
    assert matcher.matches()
    [what: matcher.group(1), names: matcher.group(2), id: matcher.group(3), archive: matcher.group(5)]
  }
  // Once in the engine and once in the archive, which is up to date for the two that push and tag as well.
  def names = "$image:1.0, $image:latest"
  assert builds*.what == ['Built', 'Built', 'Up to date:', 'Up to date:', 'Up to date:']
  assert builds*.names == ["$image:1.0", names, names, names, names]*.toString()
  assert builds*.archive == [null] + [archive.path] * 4

  assert log.linesWith("Nothing to remove: docker:build put image $image:1.0 into archive $archive, not into an engine.").size() == 1

  // The same image: by its configuration, which has the layers' digests, and as the engine loads it.
  def inEngine = inspect('1.0', '{{json .}}')
  def layers = new JsonSlurper().parseText(inspect('1.0', '{{json .RootFS.Layers}}'))
  assert layers.size() == 4
  def config = new JsonSlurper().parseText(run(['tar', '-xOf', archive, "blobs/sha256/${builds[1].id - 'sha256:'}"]))
  assert config.rootfs.diff_ids == layers
  assert builds[1..4]*.id.unique().size() == 1
  if (docker.run('info', '--format', '{{.DriverStatus}}').contains('io.containerd')) {
    // That store names images by their manifests, which have the base image's layers as the store has them.
    assert config.config.Env == new JsonSlurper().parseText(inspect('1.0', '{{json .Config.Env}}'))
  } else {
    assert builds*.id.unique().size() == 1
  }
  docker.removeImage("$image:1.0".toString())
  docker.run('load', '--input', archive.path)
  assert new JsonSlurper().parseText(inspect('latest', '{{json .RootFS.Layers}}')) == layers
  assert docker.run('run', '--rm', "$image:1.0".toString()) == 'hello\nworld'
  assert docker.run('run', '--rm', "$image:1.0".toString(), 'ls', '-ln', '/work/texts') =~ /-rw-r--r-- +1 1000 +2000 +6 /

  // What is said of the image is that of the last build that was not a failure.
  def record = new Properties()
  new File(folder, 'image.properties').withReader { record.load(it) }
  assert record.archive == archive.path && record.id == builds[1].id && record.name == "$image:1.0".toString()
  assert log.linesWith("Built $image:scratch (sha256:").size() == 1
  assert new File(folder, 'loaded').list().sort() == ['image.properties']
  assert new File(folder, 'packed/docker-maven-plugin-it-archive-packed.tar').isFile()
  assert log.linesWith("Built $image:packed (sha256:").findAll { it.contains(' in archive ') }.size() == 1
  assert docker.hasImage("$image:loaded".toString()) && !docker.hasImage("$image:packed".toString())
  folder.eachFileRecurse { assert !it.name.startsWith('new-') }

  // No image has the archives of others in it, but a user's own file of such a name.
  def outputs = [1, 2].collect { new File(folder, "docker-maven-plugin-it-archive-outputs-${it}.tar") }
  def manifests = outputs.collect { new JsonSlurper().parseText(run(['tar', '-xOf', it, 'manifest.json'])) }
  assert manifests*.Config.unique().size() == 1
  def files = run(['sh', '-c', "tar -xOf ${outputs[1]} ${manifests[1].Layers[0][0]} | tar -tzf -"]).readLines()
  assert files.findAll { it.endsWith('.tar') || it.endsWith('.tar/') } == ['target/own.tar']

  // Others that load such archives, where they are.
  def copy = new File(basedir, 'target/copy')
  run([skopeoCommand, 'copy', "oci-archive:$archive:1.0", "dir:$copy"])
  assert new JsonSlurper().parse(new File(copy, 'manifest.json')).config.digest == builds[1].id
  run([skopeoCommand, 'inspect', '--config', "oci-archive:${new File(folder, 'docker-maven-plugin-it-archive-scratch.tar')}"])
  run([skopeoCommand, 'inspect', '--config', "docker-archive:$archive:$image:latest"])
  def podman = new Podman(podmanCommand, basedir)
  podman.run('load', '--quiet', '--input', archive.path)
  assert podman.run('image', 'inspect', '--format', '{{.Id}}', "$image:latest".toString()) == builds[1].id - 'sha256:'
  podman.clean()

  log.failsWith(
    "Image $image:1.0 cannot be pushed: docker:build put it into archive $archive, not into an engine. Build it with" +
    " docker.destination set to engine, or set docker.skip.push to true.",
    "Image $image:1.0 cannot be tagged: docker:build put it into archive $archive, not into an engine. Build it with" +
    " docker.destination set to engine, or set docker.skip.tag to true.",
    "$basedir/Dockerfile:1: base image docker-maven-plugin/jdk:17 may only be taken from an engine, as imagePullPolicy is" +
    ' Never. The Docker Engine at unix:///no/engine.sock (from docker.host) does not answer: no such file.',
    "$basedir/dockerfiles/running:3: RUN needs a Docker Engine's builder, and docker.destination is archive: what goes there" +
    ' is assembled without it.',
    'docker.builder is engine and docker.destination is archive, but what goes there is assembled without the engine\'s builder.' +
    ' Set docker.builder to auto, or docker.destination to engine.',
    "docker.destination 'disk' is not known. Write one of engine, archive, registry.",
    "Archive ${new File(folder, 'docker-maven-plugin-it-archive-folder.tar')} cannot be written: there is a folder of this name.")
} finally {
  ['1.0', 'latest', 'loaded'].each { docker.removeImage("$image:$it".toString()) }
}

return true
