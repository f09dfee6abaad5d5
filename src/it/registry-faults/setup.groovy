import groovy.json.JsonSlurper
import io.github.dockermaven.it.FaultyProxy

def large = new byte[20_000_000]
new Random().nextBytes(large)
new File(basedir, 'large.bin').bytes = large

context.proxies = [:]
def proxy = { String name, String server -> context.proxies[name] = new FaultyProxy(server) }
def image = { String name, Map more = [:] ->
  def properties = ['docker.image': "${context.proxies[name].address()}/docker-maven-plugin-it/faults-$name:1.0"] + more
  new File(basedir, "${name}.properties").text = properties.collect { "$it.key=$it.value\n" }.join()
}

// Each connection that is faulty is a different fault; the rest of them work.
proxy('shaky', registry).answer('503 Service Unavailable', 'Retry-After: 1').answer('429 Too Many Requests', 'Retry-After: 0')
  .cutAfterSending(0).cutAfterSending(3_000_000).cutAfterReceiving(10).cutAfterSending(9_000_000).cutAfterSending(500)
image('shaky')
proxy('shaky-tls', tlsRegistry).cutAfterSending(100).cutAfterReceiving(3000).cutAfterSending(5_000_000)
image('shaky-tls', ['docker.username': 'user', 'docker.password': 'secret-canary'])

// The manifest is refused. Then nothing is between that refuses it.
proxy('refusing', registry).always('PUT /v2/[^ ]*/manifests/',
  FaultyProxy.answer('403 Forbidden', 'application/json', '{"errors":[{"code":"DENIED","message":"the quota is used up"}]}'))
proxy('working', registry)
image('refusing')
new File(basedir, 'working.properties').text =
  new File(basedir, 'refusing.properties').text.replace(context.proxies.refusing.address(), context.proxies.working.address())

// The registry of the base image is not what it should be.
proxy('html', registry).always('GET /v2/base/jdk/manifests/', FaultyProxy.answer('200 OK', 'text/html', '<html>Log in</html>'))
image('html', ['docker.buildArg.BASE': "${context.proxies.html.address()}/base/jdk:17"])
def url = new URL("http://$registry/v2/base/jdk/manifests/17").openConnection()
url.setRequestProperty('Accept', 'application/vnd.docker.distribution.manifest.v2+json')
def config = new JsonSlurper().parse(url.inputStream).config
proxy('another', registry).always('GET /v2/base/jdk/blobs/',
  FaultyProxy.answer('200 OK', 'application/octet-stream', 'x' * config.size))
image('another', ['docker.buildArg.BASE': "${context.proxies.another.address()}/base/jdk:17"])
proxy('silent', registry).always('HEAD /v2/', '')
image('silent', ['docker.timeout': '1'])
return true
