import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def assembly = 'Image docker-maven-plugin-it/assembly-mistakes:1.0, <image><build><assembly>'

def noArtifact = "$assembly has the artifact of project assembly-mistakes, but $basedir/target/assembly-mistakes-1.0.jar does" +
  " not exist. Make it first with 'mvn package', or in the same command: 'mvn package docker:build'."

BuildLog.of(basedir).failsWith(
  noArtifact,
  "$assembly<descriptorRef>: 'artefact' is not known. Did you mean artifact? There are artifact, artifact-with-dependencies," +
    " dependencies, release-dependencies, snapshot-dependencies, project, rootWar, hawt-app, bin, jar-with-dependencies, src.",
  "$assembly<descriptor>: $basedir/src/main/docker/files.xml does not exist. Correct the path, which is relative to" +
    " $basedir/src/main/docker, or to $basedir.",
  "$basedir/pom.xml is not a valid descriptor of maven-assembly-plugin: ",
  "$assembly needs dependencies that cannot be resolved: ",
  "$assembly has none of <inline>, <descriptor> and <descriptorRef>. Write one, which says what its files are.",
  noArtifact)
assert !new DockerCli(dockerCommand).hasImage('docker-maven-plugin-it/assembly-mistakes:1.0')

return true
