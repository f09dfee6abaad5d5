import io.github.dockermaven.it.BuildLog

def written = { name -> new File(basedir, name).readLines().collect { it.strip() } }
def from = 'FROM docker-maven-plugin/jdk:17'
def jar = 'COPY target/late-properties-1.0.jar app.jar'
def unset = [
  'LABEL whole="\\${late}"',
  'ENV WHOLE="\\${late}" \\', 'PART="a\\${late}b" \\', 'EMPTY=""']

assert written('unset') == [from, *unset, jar, 'CMD ["${late}","b"]']
assert written('set') == [from, 'LABEL whole=now', 'ENV WHOLE=now \\', 'PART=anowb \\', 'EMPTY=""', jar, 'CMD ["now","b"]']
assert written('empty') == [from, jar]
// As always the POM's element goes before the property.
assert written('given') == written('unset')

BuildLog.of(basedir).failsWith(
  "<from> is '\${base.image}', but the property base.image is not set. Set it, or correct its name.",
  "<image> is '\${image.name}', but the property image.name is not set. Set it, or correct its name.",
  "<tags><tag> is '\${more}', but the property more is not set. Set it, or correct its name.",
  "docker.host is \${engine}, but the property engine is not set. Set it, or correct its name.",
  "docker.host is tcp://\${engine.host}:2375, but the property engine.host is not set. Set it, or correct its name.",
  "docker.host is \${engine}, but the property engine is not set. Set it, or correct its name.")

return true
