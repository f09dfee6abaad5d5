import io.github.dockermaven.it.DockerCli

new DockerCli(dockerCommand).removeContainer('docker-maven-plugin-it-copy-db')
return true
