import groovy.io.FileType

// What users copy, word for word but for the base image and the names of images: no registry outside is asked, and other tests
// have images, too.
def root = new File(basedir, '../../..')
def base = 'docker-maven-plugin/jdk:17'

// The README's first block of XML.
def plugin = (new File(root, 'README.md').text =~ /(?s)```xml\n(<plugin>.*?)```/)[0][1]
assert plugin.contains('<from>openjdk:17-ea-11-jdk-slim</from>')
def pom = new File(basedir, 'pom.xml')
assert pom.text.contains('<!-- the plugin of README.md -->')
pom.text = pom.text.replace('<!-- the plugin of README.md -->', plugin.replace('openjdk:17-ea-11-jdk-slim', base))

// The site's whole POMs, each for the Spring Boot service of another test.
def pages = ['start-spring-boot', 'start-without-engine', 'task-layers', 'task-integration-tests']
pages.each { page ->
  def text = (new File(root, "src/site/markdown/${page}.md").text =~ /(?s)```xml\n(<project.*?)```/)[0][1]
  def own = "<configuration>\n<image>docker-maven-plugin-it/readme-$page:1.0</image>"
  def from = text.contains('jlink') ? '' : "\n<from>$base</from>"
  text = text.replace('com.example', "com.example.$page").replace('mysql:5.7', 'docker-maven-plugin/mysql:5.7')
    .replaceFirst(/<image>rladbsals23[^<]*<\/image>/, '').replaceFirst(/<from>openjdk[^<]*<\/from>/, '')
    .replaceFirst(/(<artifactId>docker-maven-plugin<\/artifactId>\s*<version>[^<]*<\/version>\s*)<configuration>/, "\$1$own$from")
  if (page == 'task-integration-tests') {
    text = text.replace("$own$from", '<configuration>')
  }
  def folder = new File(basedir, "pages/$page")
  folder.mkdirs()
  new File(folder, 'pom.xml').text = text
  def sources = new File(root, 'src/it/user-service')
  new File(sources, 'src').eachFileRecurse(FileType.FILES) { file ->
    def copy = new File(folder, sources.toPath().relativize(file.toPath()).toString())
    copy.parentFile.mkdirs()
    copy.bytes = file.bytes
  }
}
new File(basedir, 'pages/pom.xml').text = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>io.github.dockermaven.it</groupId>
  <artifactId>pages</artifactId>
  <version>1.0</version>
  <packaging>pom</packaging>
  <modules>${pages.collect { "<module>$it</module>" }.join('')}</modules>
</project>
"""
return true
