new File(basedir, 'target/docker/docker-maven-plugin-it-archive-folder.tar').mkdirs()
new File(basedir, 'target/own.tar').text = 'no image'
return true
