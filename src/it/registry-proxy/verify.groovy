import groovy.json.JsonOutput
import io.github.dockermaven.it.BuildLog

def log = BuildLog.of(basedir)
def proxy = context.proxy
proxy.close()
def host = 'registry.example:' + tlsRegistry.split(':')[1]
def image = "$host/docker-maven-plugin-it/proxied:1.0"

def built = log.linesWith("[INFO] Built $image (")
assert built.size() == 1
def digest = (built[0] =~ /in its registry, digest (sha256:[0-9a-f]{64}),/)[0][1]

// The registry itself has it, as others find it without a proxy.
def logins = new File(basedir, 'auth.json')
logins.text = JsonOutput.toJson([auths: [(tlsRegistry.toString()): [auth: 'user:secret-canary'.bytes.encodeBase64().toString()]]])
def skopeo = [skopeoCommand, 'inspect', '--authfile', logins, '--tls-verify=false', '--format', '{{.Digest}}',
              "docker://$tlsRegistry/docker-maven-plugin-it/proxied:1.0"]*.toString().execute()
assert skopeo.text.trim() == digest

def where = "the proxy at http://127.0.0.1:${proxy.port()} (from <proxies> of settings.xml)"
// Without what the password is encrypted by, Maven 4 does not even begin.
def undecrypted = log.linesWith('[ERROR] Error building settings') ?:
  log.linesWith("The password of $where cannot be decrypted. Encrypt it anew, ").findAll { it.contains('[ERROR] Failed to execute goal') }
assert undecrypted.size() == 1
def failures = log.linesWith('[ERROR] Failed to execute goal') - undecrypted
assert failures.size() == 3
assert failures[0].contains(": $where wants its user and password, which Java does not send to a proxy for https. Allow it" +
  ' with -Djdk.http.auth.tunneling.disabledSchemes= in .mvn/jvm.config or MAVEN_OPTS.')
assert failures[1].contains(": $where refuses its user and password. Give that <proxy> the right <username> and <password>.")
assert failures[2].contains(": unknown host $host. Check the registry's name and your network.")

// What was built went there through tunnels.
assert proxy.heads().take(2).every { it.startsWith("CONNECT $host HTTP/1.1\r\n") }
['canary', 'ada:secret-canary'.bytes.encodeBase64().toString()].each { assert log.linesWith(it) == [] }

return true
