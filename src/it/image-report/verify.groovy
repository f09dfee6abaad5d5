import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = "$registry/docker-maven-plugin-it/image-report:1.0"
def name = image.replaceAll('[/:]', '-') + '.html'
def page = { folder -> new File(basedir, "target/$folder/$name").text }

try {
  def own = page('docker/report')
  [
    "<h1>$image</h1>", docker.run('inspect', '--format', '{{.Id}}', image), 'docker-maven-plugin/jdk:17',
    'org.apache.commons:commons-lang3:3.18.0', '/app/lib/commons-lang3.jar', 'io.github.dockermaven.it:image-report:1.0',
    '/app/app.jar, /app/copy.jar', '/unneeded.jar', 'API_TOKEN=••••••', 'markup=&lt;script&gt;alert(1)&lt;/script&gt;', '8080/tcp',
    'Changed since the last report, of ', "Changed since what the registry has as $image",
  ].each { assert own.contains(it) }
  assert own.count('<td>org.apache.commons:commons-lang3</td><td>3.17.0</td><td>3.18.0</td>') == 2
  assert own.count('<script') == 1
  assert !own.contains('not-for-everybody')
  assert !(own =~ 'https?://')
  assert log.linesWith('Not compared with the registry. ').size() == 1
  assert log.linesWith("Reported on $image (").size() == 6

  // The former one is what was pushed and saved.
  def pushed = page('of-registry')
  assert pushed.contains("read from registry $registry")
  assert pushed.contains('commons-lang3:3.17.0')
  assert !pushed.contains('Changed since')
  def saved = page('of-archive')
  assert saved.contains('commons-lang3:3.17.0')
  assert saved.contains('Nothing: it is the same image.')

  def lines = new File(basedir, 'build.log').readLines().collect { it.replaceAll('\u001b\\[[0-9;]*m', '') }
  def begin = lines.indexOf('{')
  def report = new JsonSlurper().parseText(lines.subList(begin, begin + lines.drop(begin).indexOf('}') + 1).join('\n'))
  assert report.image == image
  assert report.hidden.any { it.path == 'unneeded.jar' && it.how == 'deleted' }
  assert report.jars*.jar*.coordinates.contains('org.apache.commons:commons-lang3:3.18.0')
  assert report.layers.count { it.ofBase } == 1
  assert report.changes.size() == 1

  assert log.linesWith("Reported on $image (").count { it.contains('/target/site/docker-report/') } == 2
  assert page('site/docker-report').contains("<h1>$image</h1>")
  assert new File(basedir, 'target/site/docker-report/index.html').text.contains("<a href=\"$name\">$image</a>: ")
  assert new File(basedir, 'target/site/project-reports.html').text.contains('href="docker-report/index.html"')

  log.failsWith(
    "docker.format 'xml' is not known. Write html or json.",
    "docker.report.from 'target/none.tar' is neither auto, engine or registry, nor a file: there is no ",
    "${new File(basedir, 'pom.xml')} cannot be read as an archive of an image: ",
    "No report on image $registry/docker-maven-plugin-it/image-report:none: it was found neither in an engine nor in a registry. ",
    'Image docker-maven-plugin-it/image-report:none is not in the engine at ',
  )
  assert !new File(basedir, 'target/none').exists()
} finally {
  docker.removeImage(image)
}

return true
