import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def log = BuildLog.of(basedir)
def docker = new DockerCli(dockerCommand)
def name = 'docker-maven-plugin-it/faults'
def pulled = "$tlsRegistry/$name-shaky-tls:1.0".toString()
def inspected = { String image, String... more ->
  def process = ([skopeoCommand, 'inspect', '--raw', '--tls-verify=false'] + more.toList() + ["docker://$image"])*.toString().execute()
  def output = process.inputStream.text
  process.waitFor() == 0 ? new JsonSlurper().parseText(output) : null
}

try {
  def built = log.linesWith('] Built ')
  assert built.size() == 3
  // Which connection meets which fault depends on the order of those that run at once.
  assert context.proxies.shaky.played() > 4 && context.proxies['shaky-tls'].played() > 1
  def images = [inspected("$registry/$name-shaky:1.0"), inspected("$registry/$name-refusing:1.0"),
                inspected(pulled, '--creds', 'user:secret-canary')]
  assert images.every { it != null && it == images[0] }
  assert images[0].layers*.size.max() > 20_000_000

  // An engine has all of it from the registry with TLS and a password.
  docker.loginTo(tlsRegistry, 'user', 'secret-canary', new File(basedir, 'docker-config'))
  docker.withConfig(new File(basedir, 'docker-config')).run('pull', '--quiet', pulled)
  def container = docker.run('create', pulled, 'nothing')
  def hello = new File(basedir, 'pulled.txt')
  docker.run('cp', "$container:/hello.txt".toString(), hello.path)
  docker.run('rm', container)
  assert hello.text == 'hello\n'

  // What was sent before the refusal was not sent again.
  assert context.proxies.refusing.sent() > 20_000_000
  assert context.proxies.working.sent() < 20_000

  def address = { context.proxies[it].address() }
  log.failsWith(
    "Manifest 1.0 cannot be pushed to repository $name-refusing of registry ${address('refusing')} without credentials: it answered PUT" +
    " /v2/$name-refusing/manifests/1.0 with 403 (DENIED: the quota is used up). ",
    "$basedir/Dockerfile:2: base image ${address('html')}/base/jdk:17 cannot be had. Manifest 17 cannot be pulled from" +
    " repository base/jdk of registry ${address('html')}: it is no JSON but text/html. ",
    "$basedir/Dockerfile:2: base image ${address('another')}/base/jdk:17 cannot be had. Blob sha256:",
    "Manifest 1.0 cannot be pulled from repository $name-silent of registry ${address('silent')}: ")
  assert inspected("$registry/$name-silent:1.0") == null
} finally {
  context.proxies.values()*.close()
  docker.removeImage(pulled)
}

return true
