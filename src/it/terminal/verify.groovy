import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.TerminalScreen

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = 'docker-maven-plugin-it/terminal:1.0'
def run = 'RUN for i in 1 2 3; do echo "number $i"; sleep 1; done'

try {
  // In batch mode a line for each step; everything if it is asked for.
  assert log.linesWith("] $run (").size() == 2
  assert log.linesWith("] $run").size() == 3
  assert log.linesWith('number 2').findAll { it != "[INFO] [2/2] $run" } == ['[INFO]     number 2']
  assert log.linesWith('[INFO] Docker Engine at ').size() == 1
  assert !log.shows('\u001b[K')

  def built = TerminalScreen.of(new File(basedir, 'target/built'))
  assert built.everShowed(~/\[2\/2] RUN for i in 1 2 3; do\.\.\.  \d+\.\d s  number 2/)
  assert built.lines().every { it.isEmpty() || it ==~ /\[(INFO|WARNING)].*/ }
  def shown = built.lines().dropWhile { it != '[INFO] Using Dockerfile' }.take(4)
  assert shown.join('\n') ==~ /(?s)\[INFO] Using Dockerfile
\[INFO] \[1\/2] FROM docker\.io\/docker-maven-plugin\/jdk:17\S* \(\S+( ms| s)?\)
\[INFO] \Q[2\/2] $run\E \(\d+\.\d s\)
\[INFO] Built $image \(sha256:[0-9a-f]{64}\) in \d+\.\d s/

  def failed = TerminalScreen.of(new File(basedir, 'target/failed'))
  assert failed.everShowed(~/\[2\/2] RUN for i in 1 2 3; do\.\.\.  \d+\.\d s  number 2/)
  assert failed.lines().count { it.endsWith("exit 7' ended with exit code 7. Correct it; its last output is:") } == 1
  assert failed.lines().findAll { it.endsWith('number 2') } == ['[ERROR]     number 2']
  assert failed.lines().every { it.isEmpty() || it ==~ /\[(INFO|ERROR|WARNING)].*/ }
} finally {
  docker.removeImage(image)
}

return true
