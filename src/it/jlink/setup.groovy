// A key for TLS, of an elliptic curve.
def resources = new File(basedir, 'src/main/resources')
resources.mkdirs()
def key = new File(resources, 'key.p12')
key.delete()
def keytool = [new File(System.getProperty('java.home'), 'bin/keytool').path, '-genkeypair', '-keyalg', 'EC', '-groupname',
  'secp256r1', '-alias', 'service', '-dname', 'CN=localhost', '-storetype', 'PKCS12', '-keystore', key.path, '-storepass',
  'changeit'].execute()
keytool.consumeProcessOutput(System.out, System.err)
assert keytool.waitFor() == 0

// Who builds it may read them alone.
new File(basedir, 'open').mkdir()
['secret.txt', 'open/ignored.key'].each {
  def secret = new File(basedir, it)
  secret.text = 'secret'
  java.nio.file.Files.setPosixFilePermissions(secret.toPath(), java.nio.file.attribute.PosixFilePermissions.fromString('rw-------'))
}
// What an earlier run linked is linked anew.
new File(localRepositoryPath, '.cache/docker-maven-plugin/runtimes').deleteDir()
new File(basedir, 'open/readme.txt').text = 'open'
new File(basedir, '.dockerignore').text = '**/*.key\n'
return true
