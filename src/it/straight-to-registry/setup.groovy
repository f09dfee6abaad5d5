import io.github.dockermaven.it.DockerCli

// What the engine saves from now on: it remembers only its last 256 events.
context.saves = new File(basedir, 'saves.log')
context.events = new ProcessBuilder(dockerCommand, 'events', '--filter', 'event=save', '--format', '{{.Actor.ID}}')
  .redirectOutput(context.saves).redirectErrorStream(true).start()

// A base image that was built here, and is in no registry: of layers that nobody has seen before.
['one', 'two'].each { new File(basedir, "base/${it}.txt").text = "$it ${UUID.randomUUID()}" }
new DockerCli(dockerCommand).run('build', '--tag', "$registry/docker-maven-plugin-it/straight-only-here:1.0".toString(),
  new File(basedir, 'base').path)
return true
