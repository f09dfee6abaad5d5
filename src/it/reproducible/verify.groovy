def jar = new File(basedir, 'target').listFiles().find { it.name ==~ /docker-maven-plugin-.*\.jar/ }
assert jar.bytes == new File(basedir, "../../${jar.name}").bytes
return true
