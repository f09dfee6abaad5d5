import io.github.dockermaven.builder.TestBuild
import io.github.dockermaven.it.AssembledCase
import io.github.dockermaven.it.AssembledCases
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.FileTree

def docker = new DockerCli(dockerCommand)
assert docker.buildsWithBuildKit() : 'This docker command line has no BuildKit: install docker-buildx, or docker 20.10 to 22'

def contexts = new File(basedir, 'contexts').toPath()
def context = contexts.resolve('docker')
def built = contexts.resolve('plugin')
try {
  def anyName = docker.sendsAnyName(contexts.resolve('trial'))
  AssembledCases.context(context, anyName)
  AssembledCases.context(built, anyName)
  FileTree.make(built, TestBuild.WRITTEN)
  def bases = AssembledCases.bases(docker, new File(basedir, 'base').toPath())
  def cases = AssembledCase.read(new File(basedir, 'cases.txt').toPath(), bases).findAll { anyName || !it.name().contains('latin-1') }
  assert cases.size() > 200
  def surprises = AssembledCase.surprises(cases, docker, context, built, new File(basedir, 'cases').toPath())
  assert surprises.isEmpty() : surprises.join('\n')
  println "${cases.size()} Dockerfiles: no difference" + (anyName ? '' : ', without names that are not UTF-8, which this docker does not send')
  bases.values().each { docker.removeImage(it) }
} finally {
  FileTree.delete(contexts)
}

return true
