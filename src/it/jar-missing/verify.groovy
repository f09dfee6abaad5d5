import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli


def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)

// What the message must say.
def subject = 'jar-missing-1.0.jar'
def cause = /(?i)not (there|been|exist|built)|no jar|missing/
def fix = 'package'

log.failsWith(subject, cause, fix)
assert !docker.hasImage('docker-maven-plugin-it/jar-missing:1.0')

return true
