import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli


def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)

// What the message must say.
def subject = '1.0+build 7'
def cause = /(?i)tag/
def fix = /(?i)letters|characters/

log.failsWith(subject, cause, fix)
assert !docker.hasImage('docker-maven-plugin-it/tag-bad:1.0')

return true
