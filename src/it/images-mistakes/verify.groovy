import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = 'docker-maven-plugin-it/images-mistakes'
def project = 'project io.github.dockermaven.it:images-mistakes'

try {
  log.failsWith(
    "Image $image:1, <image><build> has an element <entrypoint> that is not known. Did you mean <entryPoint>?",
    "Image $image:1, <image> has an element <bulid> that is not known. Did you mean <build>?",
    '<images><image> has no <name>. Give the image one, for example <name>%g/%a:%l</name>.',
    "<image> $image:1 and <images> are both configured. Remove one of them.",
    "Images are FROM one another: $image:a needs $image:b needs $image:a. Remove one of them from this cycle.",
    "Image name $image:1 is that of image first of $project and of image second of $project. " +
      "They are built of different things: correct the <name> of one of them, or build one: -Ddocker.filter=",
    "Dockerfile $basedir/src/main/docker/none/Dockerfile does not exist. Correct <dockerFile>, a path relative to" +
      " $basedir/src/main/docker.",
    "Image name '$image:%q' has '%q', which stands for nothing. Write %g (group), ",
    "Image $image:1, <image><build><cmd> has more than one command. Write a line for the shell, ",
    "Image $image:1, <image><build><noCache>: 'yes' is neither true nor false. Write one of them.",
    "Image $image:1 is for [linux/amd64, linux/arm64], and docker.destination is engine, ",
    "Image $image:1, <image><build> has <runCmds>, which the image of the project's application cannot have. ",
    "Image $image:fails cannot be built: $basedir/target/docker/docker-maven-plugin-it-images-mistakes-fails/Dockerfile:2:" +
      " 'RUN exit 3' ended with exit code 3. ",
    "No image is called 'c'. Configured are $image:a, $image:b.")
  assert log.shows("Dockerfile:2: 'RUN exit 4' ended with exit code 4. ")
  // The others are built all the same; what is FROM one that failed is not.
  assert docker.hasImage("$image:works")
  ['1', '2', 'a', 'b', 'fails', 'fails-too', 'on-top'].each { assert !docker.hasImage("$image:$it") }
} finally {
  docker.removeImage("$image:works")
}

return true
