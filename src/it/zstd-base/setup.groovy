import io.github.dockermaven.RecordedProgress
import io.github.dockermaven.credentials.Credentials
import io.github.dockermaven.credentials.RegistryUse
import io.github.dockermaven.image.Descriptor
import io.github.dockermaven.image.Digest
import io.github.dockermaven.image.ImageReference
import io.github.dockermaven.image.Manifest
import io.github.dockermaven.image.Platform
import io.github.dockermaven.registry.Blob
import io.github.dockermaven.registry.Registries
import io.github.dockermaven.registry.RegistrySettings

def base = "$registry/docker-maven-plugin-it/zstd-base"
def copy = { String... words ->
  def process = ([skopeoCommand, 'copy', '--quiet'] + words.toList())*.toString().execute()
  def output = new StringBuffer()
  process.waitForProcessOutput(output, output)
  assert process.exitValue() == 0 : output
}
// By way of a folder: from one repository to another skopeo would have the registry mount what it has by gzip.
def folder = "oci:$basedir/base:zstd"
copy('--src-tls-verify=false', '--dest-compress-format', 'zstd', "docker://$registry/base/jdk:17", folder)
copy('--dest-tls-verify=false', '--preserve-digests', folder, "docker://$base:zstd")

// The begin of a layer, under a digest of its own.
def layer = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58, 0x11] as byte[]
def platform = Platform.ofMachine()
def configuration = """{"architecture":"${platform.architecture()}","os":"linux","config":{},"rootfs":{"type":"layers",\
"diff_ids":["${Digest.of(layer)}"]}}""".bytes
def descriptor = { String type, byte[] bytes -> new Descriptor(type, Digest.of(bytes), bytes.length) }
def manifest = new Manifest(descriptor(Descriptor.CONFIGURATION, configuration), [descriptor(Descriptor.ZSTD_LAYER, layer)])
new Registries(RegistrySettings.DEFAULTS).withCloseable { registries ->
  def repository = registries.open(ImageReference.parse("$base:spoilt"), RegistryUse.PUSH, Credentials.NONE)
  repository.pushBlobs([layer, configuration].collect { byte[] bytes ->
    new Blob(descriptor('', bytes), { new ByteArrayInputStream(bytes) } as Blob.Content)
  }, new RecordedProgress())
  repository.putManifest('spoilt', manifest.json(), Manifest.MEDIA_TYPE)
}
context.spoilt = Digest.of(layer)
return true
