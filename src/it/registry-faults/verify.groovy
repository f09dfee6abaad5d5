import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog

def log = BuildLog.of(basedir)
def proxies = context.proxies
def skopeo = { String... words ->
  def process = ([skopeoCommand] + words.toList())*.toString().execute()
  def output = new StringBuffer()
  def errors = new StringBuffer()
  process.waitForProcessOutput(output, errors)
  [code: process.exitValue(), output: output.toString(), errors: errors.toString()]
}
def repository = { String host, String name -> "$host/docker-maven-plugin-it/faults-$name:1.0".toString() }
def own = new File(basedir, 'own.bin').length()

try {
  // Whole: skopeo checks the digest of each blob that it copies.
  def logins = new File(basedir, 'auth.json')
  logins.text = '{"auths":{"' + tlsRegistry + '":{"auth":"' + 'user:secret-canary'.bytes.encodeBase64() + '"}}}'
  def copied = ['busy', 'cut', 'silent', 'tls', 'refused'].collect { name ->
    def copy = new File(basedir, "copy-$name")
    def source = repository(name == 'tls' ? tlsRegistry : registry, name)
    def result = skopeo('copy', '--authfile', logins.path, '--src-tls-verify=false', "docker://$source", "dir:$copy")
    assert result.code == 0 : result.errors
    def manifest = new JsonSlurper().parse(new File(copy, 'manifest.json'))
    assert manifest.layers.size() == 2
    manifest.layers.each { assert new File(copy, it.digest.substring('sha256:'.length())).length() == it.size }
    new File(copy, 'manifest.json').text
  }
  assert copied.unique().size() == 1

  // Each fault was there.
  assert proxies.busy.played() == 8
  assert proxies.cut.played() == 5
  assert proxies.cutBase.played() >= 3
  assert proxies.silent.played() == 2
  assert context.tls.played() == 3

  // All was there but the manifest.
  assert proxies.refused.sent() > own
  assert proxies.mended.sent() < 10_000

  // Under the names that failed there is nothing.
  ['full', 'html', 'spoilt', 'layer', 'lost'].each { name ->
    def result = skopeo('inspect', '--raw', '--tls-verify=false', "docker://${repository(registry, name)}")
    assert result.code != 0 && result.errors =~ /unknown/
  }
  def base = { name -> "$basedir/Dockerfile:2: base image ${proxies[name].address()}/docker-maven-plugin-it/faults-base:1.0 is not available. " }
  def of = { name -> "repository docker-maven-plugin-it/faults-base of registry ${proxies[name].address()}" }
  log.failsWith(
    'Manifest 1.0 cannot be pushed to repository docker-maven-plugin-it/faults-refused of registry ' +
      "${proxies.refused.address()} without credentials: it answered PUT /v2/docker-maven-plugin-it/faults-refused/manifests/1.0" +
      ' with 403 (DENIED: tags are frozen). ',
    'Blob sha256:',
    "${base('html')}Manifest 1.0 cannot be pulled from ${of('html')}: it is no JSON but text/html. ",
    "${base('spoilt')}Blob sha256:",
    'Blob sha256:',
    "${base('lost')}Blob sha256:")
  assert log.linesWith(" cannot be pushed to repository docker-maven-plugin-it/faults-full of registry ${proxies.full.address()}" +
    ': it answered PUT ').any { it.contains(' with 500 (UNKNOWN: no space left on device). Try again later, and see the registry') }
  ['spoilt', 'layer'].each {
    assert log.linesWith(" cannot be pulled from ${of(it)}: the received content has the digest sha256:").size() == 1
  }
  assert log.shows(" cannot be pulled from ${of('lost')}: the connection to ${proxies.lost.address()} was lost (")
} finally {
  proxies.each { it.value.close() }
  context.tls.close()
}

return true
