import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = "$registry/docker-maven-plugin-it/straight"
def secured = "$settingsRegistry/docker-maven-plugin-it/straight:1.0"
def skopeo = { String... words ->
  def process = ([skopeoCommand] + words.toList())*.toString().execute()
  def errors = new StringBuilder()
  process.consumeProcessErrorStream(errors)
  def output = process.inputStream.text
  assert process.waitFor() == 0 : "$words ended with:\n$errors"
  output
}
def raw = { String name -> new JsonSlurper().parseText(skopeo('inspect', '--raw', '--tls-verify=false', "docker://$name")) }

try {
  def lines = log.linesWith("$image:1.0").findAll { it =~ /\[INFO] (Built|Up to date:) / }.collect { line ->
    def matcher = line =~ /\[INFO] (Built|Up to date:) (.+) \((sha256:[0-9a-f]{64})\)( in its registry, digest (sha256:[0-9a-f]{64}),)? in \d.*/
    assert matcher.matches()
    [what: matcher.group(1), names: matcher.group(2), id: matcher.group(3), digest: matcher.group(5)]
  }
  def names = "$image:1.0, $image:latest, $secured"
  assert lines*.what == ['Built', 'Built', 'Up to date:']
  assert lines*.names == ["$image:1.0", names, names]*.toString()
  assert lines[1].digest && lines[2].digest == lines[1].digest
  assert log.linesWith("Nothing to push: docker:build put $image:1.0 into its registry, digest ${lines[1].digest}").size() == 1
  ['put', 'puts'].each { tense ->
    def place = tense == 'put' ? 'its' : 'a'
    assert log.linesWith("Nothing to remove: docker:build $tense image $image:1.0 into $place registry, not into an engine. One" +
      " that an engine has of this name is removed by -Ddocker.image=$image:1.0").size() == 1
  }

  // The same image: as others find it, and as an engine has it that pulls it.
  assert raw("$image:1.0").config.digest == lines[1].id
  [image + ':1.0', image + ':latest'].each { assert docker.hasImage(it) == (it == image + ':1.0') }
  def layers = docker.run('image', 'inspect', '--format', '{{json .RootFS.Layers}}', "$image:1.0".toString())
  docker.removeImage("$image:1.0".toString())
  docker.run('pull', '--quiet', "$image:latest".toString())
  assert docker.run('image', 'inspect', '--format', '{{json .RootFS.Layers}}', "$image:latest".toString()) == layers
  assert docker.run('run', '--rm', "$image:latest".toString()) == 'hello'
  assert docker.run('run', '--rm', "$image:latest".toString(), 'ls', '-ln', 'texts') =~ /-rw-r--r-- +1 1000 +2000 +6 /
  // Of the base image's layers each is as the registry has it.
  def base = raw("$registry/base/jdk:17")
  assert raw("$image:1.0").layers*.digest.take(base.layers.size()) == base.layers*.digest

  // One for each platform, with what depends on it.
  def index = raw("$image:several")
  assert index.manifests*.platform == [[architecture: 'amd64', os: 'linux'], [architecture: 'arm64', os: 'linux']]
  ['amd64', 'arm64'].each { architecture ->
    def config = skopeo('--override-arch', architecture, 'inspect', '--config', '--tls-verify=false', "docker://$image:several")
    def archived = { String name ->
      skopeo('--override-arch', architecture, 'inspect', '--config',
        "oci-archive:$basedir/target/docker/docker-maven-plugin-it-straight-${name}.tar")
    }
    assert new JsonSlurper().parseText(config).config.Env.contains("ARCH=$architecture".toString())
    assert archived('several') == config
    // On each platform's base image, of which the engine has one, and has it still.
    def child = new JsonSlurper().parseText(archived('on-several'))
    assert child.architecture == architecture && child.config.Env.contains("ARCH=$architecture".toString())
    assert child.rootfs.diff_ids.first() == new JsonSlurper().parseText(config).rootfs.diff_ids.first()
  }
  assert log.linesWith("Pulled $image:several").size() == 1
  assert docker.run('image', 'inspect', '--format', '{{.Architecture}}', "$image:several".toString()) ==
    docker.run('version', '--format', '{{.Server.Arch}}')
  assert log.linesWith('Nothing to push: docker:build put ').size() == 2

  // On a base image of the engine, and on one of another image of the same project.
  assert log.linesWith("[INFO] Base image $image-only-here:1.0 is taken from the engine. ").size() == 1
  docker.run('pull', '--quiet', "$image:only-here".toString())
  assert docker.run('run', '--rm', "$image:only-here".toString(), 'cat', '/hello.txt', '/one.txt', '/two.txt') ==
    'hello\n' + ['one', 'two'].collect { new File(basedir, "base/${it}.txt").text }.join()
  // Its three layers went out of the engine at once, after its files were read, and are nowhere any more.
  def onlyHere = docker.run('image', 'inspect', '--format', '{{.Id}}', "$image-only-here:1.0".toString())
  assert context.saves.readLines().count(onlyHere) == 2
  assert !new File(basedir, 'target/docker/built').list().any { it.startsWith('new-') }
  def child = new JsonSlurper().parseText(
    skopeo('inspect', '--config', '--tls-verify=false', "docker://$image-child:1.0"))
  assert child.config.Labels.team == 'parents' && child.config.Env.contains('CHILD=yes')

  def record = new Properties()
  new File(basedir, 'target/docker/child/image.properties').withReader { record.load(it) }
  assert record.destination == 'registry' && record.archive == '' && record.digest =~ /^sha256:[0-9a-f]{64}$/

  log.failsWith(
    "$basedir/Dockerfile:2: base image $registry/no/such:1.0 is not available. Registry $registry has no tag 1.0 of repository" +
    ' no/such. Check its name and tag, and the permission to read it. Nor is there an engine that might have it: ',
    "$basedir/dockerfiles/running:4: RUN needs a Docker Engine's builder, and docker.destination is registry: what goes there" +
    ' is assembled without it. Set docker.destination to engine and push the image with docker:push, or change that.',
    "Image $image:scratch cannot be tagged: docker:build put it into its registry, not into an engine.",
    // Of which blob depends on the order of those that are pushed at once.
    'Blob sha256:',
    "Image $image:1.0 is for [linux/amd64, linux/arm64], and docker.destination is engine, where an image is for one platform.",
    'The Docker Engine at unix:///no/engine.sock (from docker.host) does not answer: ')
  assert log.shows(" cannot be pushed to repository docker-maven-plugin-it/straight of registry $securedRegistry with user user from" +
    ' docker.username: it answered POST /v2/docker-maven-plugin-it/straight/blobs/uploads/ with 401 ')
  assert !log.shows('wrong-canary')
} finally {
  context.events.destroy()
  ['1.0', 'latest', 'only-here', 'several'].each { docker.removeImage("$image:$it".toString()) }
  docker.removeImage("$image-only-here:1.0".toString())
}

return true
