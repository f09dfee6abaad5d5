import io.github.dockermaven.it.DockerCli

// A base image that was built here, and is in no registry: of layers that nobody has seen before.
['one', 'two'].each { new File(basedir, "base/${it}.txt").text = "$it ${UUID.randomUUID()}" }
new DockerCli(dockerCommand).run('build', '--tag', "$registry/docker-maven-plugin-it/straight-only-here:1.0".toString(),
  new File(basedir, 'base').path)
return true
