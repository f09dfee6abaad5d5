import io.github.dockermaven.it.DockerCli
import org.codehaus.plexus.util.FileUtils

def docker = new DockerCli(dockerCommand)
def name = 'compose-like-external'

// A module for each file.
def modules = new File(basedir, 'cases').listFiles().sort().collect { file ->
  def module = "compose-like-${file.name - '.yaml'}".toString()
  def folder = new File(basedir, module)
  FileUtils.copyDirectoryStructure(new File(basedir, 'files'), folder)
  new File(folder, 'compose.yaml').text = file.text
  new File(folder, 'pom.xml').text = new File(basedir, 'module.xml').text.replace('@module@', module)
  module
}
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('<!-- modules -->', modules.collect { "<module>$it</module>" }.join())

// What the files need that they do not make.
docker.run('tag', 'docker-maven-plugin/jdk:17', 'compose-like-docker:platform')
docker.run('network', 'create', '--subnet', '10.229.100.88/29', name)
docker.run('volume', 'create', name)
docker.run('run', '--detach', '--name', name, '--network', name, 'docker-maven-plugin/jdk:17', 'sleep', '600')

return true
