import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def jar = "$basedir/target/jar-mistakes-1.0.jar"

BuildLog.of(basedir).failsWith(
  "Project jar-mistakes has no jar: $jar does not exist. Make it first with 'mvn package', or in the same command:" +
    " 'mvn package docker:build'.",
  "'java -jar' cannot run $jar: its manifest has no Main-Class. Name the class to start in this plugin's <mainClass>," +
    " put the repackage goal of spring-boot-maven-plugin above this plugin, or write an own Dockerfile.",
  "layout 'exploded' is not known. Write one of jar, layers.")
assert !new DockerCli(dockerCommand).hasImage('jar-mistakes:1.0')

return true
