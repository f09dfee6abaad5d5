import static io.github.dockermaven.it.FaultyRequests.ALWAYS

import io.github.dockermaven.it.FaultyProxy
import io.github.dockermaven.it.FaultyRequests

// Layers that no registry has seen before.
def random = new Random()
[('own.bin'): 8_000_000, ('base/base.bin'): 3_000_000].each { name, size ->
  def bytes = new byte[size]
  random.nextBytes(bytes)
  new File(basedir, name).bytes = bytes
}

def base = 'docker-maven-plugin-it/faults-base:1.0'
def describe = { String name, String host, String baseHost, String image = name ->
  def properties = new Properties()
  properties['docker.image'] = "$host/docker-maven-plugin-it/faults-$image:1.0".toString()
  properties['docker.buildArg.BASE'] = "$baseHost/$base".toString()
  new File(basedir, "${name}.properties").withWriter { properties.store(it, null) }
}
context.proxies = [:]
def proxied = { String name ->
  def proxy = new FaultyRequests(registry)
  context.proxies[name] = proxy
  describe(name, proxy.address(), registry)
  proxy
}
def proxiedBase = { String name ->
  def proxy = new FaultyRequests(registry)
  context.proxies[name] = proxy
  describe(name, registry, proxy.address())
  proxy
}
def manifest = 'PUT [^ ]*/manifests/'

proxied('busy').answer(1, 'HEAD ', '503 Service Unavailable', 'Retry-After: 1', '')
  .answer(3, 'POST ', '429 Too Many Requests', 'Retry-After: 0', 'slow down')
  .answer(2, 'PUT [^ ]*/uploads/', '503 Service Unavailable', 'Retry-After: 0', '')
  .answer(2, manifest, '429 Too Many Requests', 'Retry-After: 0', '')
proxied('cut').cutAnswer(1, 'POST ', 0)
  .cutBody(1, 'PUT [^ ]*/uploads/', 1_000_000)
  .cutAnswer(1, 'PUT [^ ]*/uploads/', 0)
  .cutBody(1, manifest, 100)
  .cutAnswer(1, manifest, 0)
proxied('silent').stall(1, 'HEAD ').stall(1, 'POST ')
context.proxies.cutBase = new FaultyRequests(registry).cutAnswer(ALWAYS, 'GET [^ ]*/blobs/', 1_000_000)
describe('cut', context.proxies.cut.address(), context.proxies.cutBase.address())
context.tls = new FaultyProxy(tlsRegistry).cutAfterSending(100).cutAfterReceiving(3000).cutAfterSending(2_000_000)
describe('tls', context.tls.address(), registry)

// The registry's words with a 403, and a disk that is full.
def errors = { code, message -> """{"errors":[{"code":"$code","message":"$message"}]}""".toString() }
proxied('refused').answer(ALWAYS, manifest, '403 Forbidden', 'A: b', errors('DENIED', 'tags are frozen'))
context.proxies.mended = new FaultyRequests(registry)
describe('mended', context.proxies.mended.address(), registry, 'refused')
proxied('full').answer(ALWAYS, 'PUT [^ ]*/uploads/', '500 Internal Server Error', 'Retry-After: 0',
  errors('UNKNOWN', 'no space left on device'))
proxiedBase('html').answer(ALWAYS, 'GET [^ ]*/manifests/', '200 OK', 'Content-Type: text/html', '<html>Log in</html>')
proxiedBase('spoilt').spoilAnswer(ALWAYS, 'GET [^ ]*/blobs/', 600)
// Only the layer is that long.
proxiedBase('layer').spoilAnswer(ALWAYS, 'GET [^ ]*/blobs/', 2_000_000)
proxiedBase('lost').cutAnswer(ALWAYS, 'GET [^ ]*/blobs/', 0)
return true
