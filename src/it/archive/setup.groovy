new File(basedir, 'target/docker/docker-maven-plugin-it-archive-folder.tar').mkdirs()
return true
