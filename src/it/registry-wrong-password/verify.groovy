import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli


def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)

// What the message must say.
def subject = "$securedRegistry"
def cause = /(?i)unauthori[sz]ed|401|denied|refused/
def fix = /(?i)docker login|settings\.xml|config\.json/

log.failsWith(subject, cause, fix)
assert !log.shows("wrong-canary")
assert !log.shows("user:wrong-canary".bytes.encodeBase64().toString())
docker.removeImage("$securedRegistry/docker-maven-plugin-it/wrong-password:1.0")

return true
