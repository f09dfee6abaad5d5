import groovy.json.JsonOutput
import io.github.dockermaven.RecordedProgress
import io.github.dockermaven.credentials.Credentials
import io.github.dockermaven.credentials.FoundCredential
import io.github.dockermaven.credentials.RegistryUse
import io.github.dockermaven.report.Activity
import io.github.dockermaven.credentials.Credential
import io.github.dockermaven.image.Descriptor
import io.github.dockermaven.image.Digest
import io.github.dockermaven.error.DockerFailureException
import io.github.dockermaven.image.ImageReference
import io.github.dockermaven.image.Manifest
import io.github.dockermaven.it.FaultyProxy
import io.github.dockermaven.registry.Blob
import io.github.dockermaven.registry.Registries
import io.github.dockermaven.registry.RegistrySettings

def repository = 'docker-maven-plugin-it/registry-client'

def login = { user, password ->
  new Credentials([{ wanted ->
    Optional.of(new FoundCredential(Credential.ofPassword(user, password), 'the test'))
  } as io.github.dockermaven.credentials.CredentialSource])
}
def ours = login('user', 'secret-canary')
def open = { String host, use, credentials ->
  new Registries(RegistrySettings.DEFAULTS).open(ImageReference.parse("$host/$repository:1.0"), use, credentials)
}

// Layers of three sizes that nothing has seen before.
def random = new Random()
def contents = [20_000_000, 300_000, 1000].collect { size -> def bytes = new byte[size]; random.nextBytes(bytes); bytes }
def descriptor = { String type, byte[] bytes -> new Descriptor(type, Digest.of(bytes), bytes.length) }
def layers = contents.collect { descriptor(Descriptor.LAYER, it) }
def configuration = ('{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["' +
  layers.collect { it.digest() }.join('","') + '"]}}').bytes
def manifest = new Manifest(descriptor(Descriptor.CONFIGURATION, configuration), layers)
def blobs = (contents + [configuration]).collect { byte[] bytes ->
  new Blob(descriptor('', bytes), { new ByteArrayInputStream(bytes) } as Blob.Content)
}

def push = { String host, credentials ->
  def target = open(host, RegistryUse.PUSH, credentials)
  target.pushBlobs(blobs, new RecordedProgress())
  assert target.putManifest('1.0', manifest.json(), Manifest.MEDIA_TYPE) == manifest.descriptor().digest()
}
def assertThatNothingIsLacking = { String host, credentials ->
  open(host, RegistryUse.PUSH, credentials).pushBlobs(blobs, { lacking -> assert lacking.empty }, new RecordedProgress())
}

// In a file: another test looks at all command lines for passwords.
def logins = new File(basedir, 'auth.json')
logins.text = JsonOutput.toJson([auths: [securedRegistry, tlsRegistry].collectEntries {
  [(it.toString()): [auth: 'user:secret-canary'.bytes.encodeBase64().toString()]]
}])
def assertThatSkopeoFinds = { String host ->
  def copy = new File(basedir, 'copy-' + host.replace(':', '-'))
  def command = [skopeoCommand, 'copy', '--authfile', logins, '--src-tls-verify=false']
  def process = (command + ["docker://$host/$repository:1.0", "dir:$copy"]).collect { it.toString() }.execute()
  def output = new StringBuffer()
  process.waitForProcessOutput(output, output)
  assert process.exitValue() == 0 : output
  assert new File(copy, 'manifest.json').bytes == manifest.json()
  [contents, layers].transpose().each { bytes, layer -> assert new File(copy, layer.digest().hex()).bytes == bytes }
}

// Each connection that is faulty is a different fault; the rest of them work.
new FaultyProxy(registry).withCloseable { proxy ->
  proxy.answer('503 Service Unavailable', 'Retry-After: 1').answer('429 Too Many Requests', 'Retry-After: 0')
    .cutAfterSending(0).cutAfterSending(3_000_000).cutAfterReceiving(10).cutAfterSending(9_000_000).cutAfterSending(500)
  push(proxy.address(), Credentials.NONE)
  // Which connection meets which fault depends on the order of those that run at once.
  assert proxy.played() > 4
}
assertThatSkopeoFinds(registry)
assertThatNothingIsLacking(registry, Credentials.NONE)

// With a password, straight on and through TLS that is cut.
push(securedRegistry, ours)
assertThatSkopeoFinds(securedRegistry)
assertThatNothingIsLacking(securedRegistry, ours)
new FaultyProxy(tlsRegistry).withCloseable { proxy ->
  proxy.cutAfterSending(100).cutAfterReceiving(3000).cutAfterSending(5_000_000)
  push(proxy.address(), ours)
  assert proxy.played() > 1
}
assertThatSkopeoFinds(tlsRegistry)

// Back again, cut on its way.
new FaultyProxy(registry).withCloseable { proxy ->
  def source = open(proxy.address(), RegistryUse.PULL, Credentials.NONE)
  def found = source.manifest('1.0').get()
  assert found.content() == manifest.json()
  assert source.manifestDigest(found.digest().toString()).get() == manifest.descriptor().digest()
  assert source.manifest('no-such-tag').empty
  assert Manifest.read(found.json()).layers() == layers
}
new FaultyProxy(registry).withCloseable { proxy ->
  proxy.cutAfterReceiving(5_000_000).cutAfterReceiving(8_000_000)
  def source = open(proxy.address(), RegistryUse.PULL, Credentials.NONE)
  assert source.pullBlob(layers[0], Activity.NONE).withCloseable { it.bytes } == contents[0]
  assert proxy.played() == 2
}

// From one repository to another without a transfer.
def other = new Registries(RegistrySettings.DEFAULTS)
  .open(ImageReference.parse("$securedRegistry/docker-maven-plugin-it/registry-client-mounted:1.0"), RegistryUse.PUSH, ours)
def unread = { throw new IOException('it is read') } as Blob.Content
def mounted = new Blob(layers[0].digest(), layers[0].size(), repository, unread)
other.pushBlobs([mounted], { lacking -> assert lacking == [mounted] }, new RecordedProgress())
other.pushBlobs([blobs[0]], { lacking -> assert lacking.empty }, new RecordedProgress())

// Refused.
def failure = { Closure action ->
  try {
    action()
  } catch (DockerFailureException e) {
    assert !e.message.contains('canary')
    return e.message
  }
  assert false : 'it should have failed'
}
assert failure { push(securedRegistry, login('user', 'wrong-canary')) }.endsWith(
  ". Check the user's name and password, and the user's permissions for $securedRegistry/$repository.")
assert failure { push(securedRegistry, Credentials.NONE) }.endsWith(
  ". Give the registry's user and password: a <server> with the id $securedRegistry in settings.xml, or 'docker login" +
  " $securedRegistry'.")
assert failure { open(registry, RegistryUse.PULL, Credentials.NONE).pullBlob(descriptor('', 'missing'.bytes), Activity.NONE) }.contains(
  ' with 404 (BLOB_UNKNOWN: blob unknown to registry). ')

return true
