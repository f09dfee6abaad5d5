import io.github.dockermaven.it.AssembledCase
import io.github.dockermaven.it.AssembledCases
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
assert docker.buildsWithBuildKit() : 'This docker command line has no BuildKit: install docker-buildx, or docker 20.10 to 22'

def context = new File(basedir, 'context').toPath()
AssembledCases.context(context)
def bases = AssembledCases.bases(docker, new File(basedir, 'base').toPath())
def cases = AssembledCase.read(new File(basedir, 'cases.txt').toPath(), bases)
assert cases.size() > 200
def surprises = AssembledCase.surprises(cases, docker, context, new File(basedir, 'cases').toPath())
assert surprises.isEmpty() : surprises.join('\n')
println "${cases.size()} Dockerfiles: no difference"
bases.values().each { docker.removeImage(it) }

return true
