// Its first block of XML is what users copy; only its base image is the tests' own here, as no registry outside is asked.
def readme = new File(basedir, '../../../README.md').text
def plugin = (readme =~ /(?s)```xml\n(<plugin>.*?)```/)[0][1]
assert plugin.contains('<from>openjdk:17-ea-11-jdk-slim</from>')
def pom = new File(basedir, 'pom.xml')
assert pom.text.contains('<!-- the plugin of README.md -->')
pom.text = pom.text.replace('<!-- the plugin of README.md -->',
    plugin.replace('openjdk:17-ea-11-jdk-slim', 'docker-maven-plugin/jdk:17'))
return true
