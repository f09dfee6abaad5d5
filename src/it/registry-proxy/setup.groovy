import io.github.dockermaven.engine.transport.ForwardingProxy
import io.github.dockermaven.credentials.Credential

def proxy = ForwardingProxy.wanting(Credential.ofPassword('ada', 'secret-canary').basic())
context.proxy = proxy

// It takes every name for this machine.
def host = 'registry.example:' + tlsRegistry.split(':')[1]
new File(basedir, 'registry.properties').text = """\
docker.image=$host/docker-maven-plugin-it/proxied:1.0
docker.insecureRegistries=$host
"""
def settings = { String name, String password, String exceptions ->
  new File(basedir, name).text = """<settings>
  <servers><server><id>$host</id><username>user</username><password>secret-canary</password></server></servers>
  <proxies>
    <proxy>
      <active>true</active>
      <protocol>http</protocol>
      <host>127.0.0.1</host>
      <port>${proxy.port()}</port>
      <username>ada</username>
      <password>$password</password>
      <nonProxyHosts>$exceptions</nonProxyHosts>
    </proxy>
  </proxies>
</settings>
"""
}
// As 'mvn --encrypt-password' made it of secret-canary.
def encrypted = '{d7Fw8O/WJTYHNkxqPG7oYZSUOYr41QXDj/JHf4Zy1og=}'
new File(basedir, 'settings-security.xml').text =
  '<settingsSecurity><master>{UzTQ/LU0drEH245NqPsye0Gydn+Bb6G0E5WNkwnL2hk=}</master></settingsSecurity>'
settings('proxy.xml', encrypted, '*.internal|other.example')
settings('wrong-password.xml', 'wrong-canary', '')
settings('excepted.xml', encrypted, '*.internal|registry.*')
return true
