import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = "$registry/docker-maven-plugin-it/commands:1.0".toString()
def used = 'docker-maven-plugin-it/commands-used:1.0'
def container = 'docker-maven-plugin-it-commands'
def removed = 'docker-maven-plugin-it-removed'
// With -q there is nothing else in the log between two commands, but what some Mavens reset a terminal's colours with.
def text = new File(basedir, 'build.log').text.replaceAll(/\u001b\[[0-9;]*m/, '')
def json = (text =~ /(?ms)^\[ \{$.*?^} \]$/).collect { new JsonSlurper().parseText(it) }

try {
  def digest = /sha256:[0-9a-f]{64}/
  assert log.linesWith("Pulled $image (").every { it ==~ /\[INFO\] Pulled \S+ \($digest, [0-9.]+ k?B\) in .*/ }
  // Not where there is another platform only: nothing is pulled.
  assert log.linesWith("Pulled $image (").size() + log.linesWith("Up to date: $image (").size() == 2
  assert log.linesWith("Up to date: $image (").size() >= 1

  def headings = log.linesWith('REPOSITORY')
  assert headings.size() == 1
  assert headings[0] ==~ /\[INFO\] REPOSITORY +TAG +IMAGE ID +CREATED +SIZE/
  def row = log.linesWith("[INFO] ${image.replaceFirst(/:1\.0$/, '')} ")
  assert row.size() == 1
  assert row[0] ==~ /\[INFO\] \S+ +1\.0 +[0-9a-f]{12} +\S.* ago +[0-9.]+ k?B/

  assert json.size() == 3
  def listed = json[0]
  assert listed.size() == 1
  assert listed[0].names == [used]
  assert listed[0].id == docker.run('image', 'inspect', '--format', '{{.Id}}', used)
  assert listed[0].labels == [it: 'commands-without-project', used: 'true']
  assert docker.run('image', 'inspect', '--format', '{{.Created}}', used).startsWith(listed[0].created - 'Z')
  assert listed[0].size > 0

  assert json[1].size() == 1
  assert json[1][0].RepoTags == [image]
  assert json[1][0].Config.Env.contains('TZ=Asia/Seoul')
  ["Id: +${json[1][0].Id}", "Name: +$image", 'Platform: +linux/\\w+', 'Layers: +1', 'Entrypoint: +\\["/none"\\]',
   'Port: +8080/tcp', 'Environment: +TZ=Asia/Seoul'].each { fact ->
    assert log.linesWith('[INFO] ').any { it ==~ /\[INFO\] $fact/ }
  }

  ["Name: +$container", "Image: +$used \\(${listed[0].id}\\)", 'State: +created', 'Restarts: +0',
   'Environment: +PASSWORD, PATH, TZ', 'Label: +used=true'].each { fact ->
    assert log.linesWith('[INFO] ').any { it ==~ /\[INFO\] $fact/ }
  }
  assert !log.shows('canary')

  assert log.linesWith("[INFO] Untagged $image").size() == 1
  assert log.linesWith("[INFO] Deleted ${json[1][0].Id}, which frees up to ").size() == 1

  ['1.0', 'latest'].each { assert log.shows("[INFO] Untagged $removed:$it") }
  assert log.linesWith("[INFO] Untagged $removed:1.0").size() == 2
  assert log.shows("[INFO] Nothing to remove: the engine has no image $removed:1.0")
  assert !docker.succeeds('image', 'inspect', "$removed:1.0".toString())
  assert docker.succeeds('image', 'inspect', used)
  assert !docker.succeeds('image', 'inspect', image)

  def engine = new JsonSlurper().parseText((text =~ /(?ms)^\{$.*?^}$/)[0])
  def version = docker.run('version', '--format', '{{.Server.Version}}')
  assert engine.version == version
  assert engine.storageDriver == docker.run('info', '--format', '{{.Driver}}')
  assert engine.cpus == docker.run('info', '--format', '{{.NCPU}}') as int
  assert log.linesWith('[INFO] Engine: ').count { it ==~ /\[INFO\] Engine: +(Docker Engine|Podman) \Q$version\E/ } == 1

  // The engine takes the files back: the packed one is as docker's.
  def packed = new File(basedir, 'commands-used-1.0.tar.gz')
  assert log.linesWith("Saved $used as $packed (").size() == 1
  def plain = new File(basedir, 'saved/used.tar')
  assert log.linesWith("Saved $used as $plain (").size() == 1
  [packed, plain].each { assert docker.run('load', '--input', it.path).contains("Loaded image: $used") }
  assert packed.withInputStream { [it.read(), it.read()] } == [0x1f, 0x8b]

  log.failsWith(
    "Image $used cannot be removed: it is used by container $container (created). Remove it with 'docker rm $container'," +
      " or add -Ddocker.force.",
    "Image docker-maven-plugin-it/commands-used:1.1 is not in the engine at ",
    "No image to remove: there is no project here whose image it could be. Name it: -Ddocker.image=shop/users:1.0.",
    "Container 'docker-maven-plugin-it-command' is not in the engine at ",
    "Image $registry/docker-maven-plugin-it/commands:none cannot be pulled: ",
    "Image $securedRegistry/docker-maven-plugin-it/commands:1.0 cannot be pulled with user user from docker.username: ",
    "Image $image is not for linux/s390x: its registry has it for linux/",
    "docker.images.filter 'labels=it' is not known. Did you mean label=it?",
    "Image docker-maven-plugin-it/commands-used:1.1 is not saved: the engine at ",
    "An image is not saved as ${new File(basedir, 'used.zip')}: its name says nothing of its format. End it with .tar, .tar.gz or" +
      " .tgz.",
    "No image to save, for there is no project here. Name it: -Ddocker.image=eclipse-temurin:21-jre.",
    "There is no goal docker:biuld. Did you mean build? 'mvn docker:help' lists all.",
    "Nothing to watch: there is neither a project nor a compose.yaml here. Call Maven in the folder of one.")
  assert log.shows(". It has $used.")
  assert log.shows(". Did you mean '$container'?")
  assert log.shows('. Check its name and tag.')
  assert json[2]*.registry == [registry]
  assert json[2][0].uses == ['push', 'pull']
  assert json[2][0].places[0..3] ==
    ['docker.push.username', 'docker.pull.username', 'docker.username', '<server> of settings.xml']
  assert json[2][0].keySet() == ['registry', 'uses', 'places'] as Set
  assert log.shows('  build               builds the image, from your Dockerfile or one it writes')
  assert log.shows('  Needs               no project')
  // Nothing but what invoker itself needs.
  assert (basedir.list() as Set) ==
    ['.mvn', 'build.log', 'commands-used-1.0.tar.gz', 'image', 'invoker.properties', 'project', 'saved', 'several.properties',
     'setup.groovy', 'verify.groovy'] as Set
} finally {
  docker.removeContainer(container)
  [image, used, "$removed:1.0".toString()].each { docker.removeImage(it) }
}

return true
