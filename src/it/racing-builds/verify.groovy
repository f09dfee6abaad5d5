import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def name = "$registry/docker-maven-plugin-it/racing"
def folder = new File(basedir, 'target/docker')
def rounds = [1, 2, 3]
def tags = ['engine', 'archive', 'registry'].collectMany { destination -> rounds.collect { "$destination-$it".toString() } }
def log = { String tag, String word -> new File(basedir, "target/$tag-${word}.log").readLines() }
def built = { String tag, String word ->
  def line = log(tag, word).find { it.startsWith("[INFO] Built $name:$tag (sha256:") }
  assert line != null : "$tag $word:\n${log(tag, word).join('\n')}"
  (line =~ /\((sha256:[0-9a-f]{64})\)/)[0][1]
}

try {
  rounds.each {
    def archive = new File(folder, "$name:archive-$it".replaceAll('[/:]', '-') + '.tar')
    docker.run('load', '--input', archive.path)
    docker.run('pull', "$name:registry-$it".toString())
  }
  def classic = !docker.run('info', '--format', '{{.DriverStatus}}').contains('io.containerd')
  tags.each { tag ->
    def image = "$name:$tag".toString()
    def word = docker.run('image', 'inspect', '--format', '{{.Config.Labels.word}}', image)
    assert word in ['one', 'two']
    if (classic) {
      assert docker.run('image', 'inspect', '--format', '{{.Id}}', image) == built(tag, word)
    }
    assert docker.run('run', '--rm', image, 'sh', '-c', "sort -u /$tag/word; wc -c </$tag/word".toString()) == "$word\n12000000"
    assert built(tag, 'one') != built(tag, 'two')
  }

  // What is said of the last build is that of one of them.
  def record = new Properties()
  new File(folder, 'image.properties').withReader { record.load(it) }
  assert record.id in ['one', 'two'].collect { built('registry-3', it) }
  folder.eachFileRecurse { assert !it.name.startsWith('new-') }
} finally {
  tags.each { docker.removeImage("$name:$it".toString()) }
}

return true
