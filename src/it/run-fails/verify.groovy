import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli


def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)

// What the message must say.
def subject = /Dockerfile:2|Dockerfile.*line 2|RUN/
def cause = /exit code:? 7|returned a non-zero code: 7|code 7/
def fix = /(?i)output|last lines|above/

log.failsWith(subject, cause, fix)
// What the command itself printed.
assert log.shows("the last words of a failing command")
assert !docker.hasImage('docker-maven-plugin-it/run-fails:1.0')

return true
