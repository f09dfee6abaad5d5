// Shows what mvn -Pquickstart verify has made, and how to run it.
import groovy.json.JsonSlurper

def root = new File('').absoluteFile
def folder = new File(basedir, 'target/docker')
def archive = new File(folder, 'user-service-1.0.tar')
def read = { String entry ->
  def tar = ['tar', '-xOf', archive.path, entry].execute()
  def text = tar.inputStream.text
  assert tar.waitFor() == 0 : "$archive has no $entry"
  new JsonSlurper().parseText(text)
}
def blob = { String digest -> read("blobs/sha256/${digest - 'sha256:'}") }
def size = { long bytes -> String.format(Locale.ROOT, bytes < 1e6 ? '%.1f kB' : '%.1f MB', bytes / (bytes < 1e6 ? 1e3 : 1e6)) }

def manifest = blob(read('index.json').manifests[0].digest)
def config = blob(manifest.config.digest)
def steps = config.history.findAll { !it.empty_layer }
def path = root.toPath().relativize(archive.toPath())

println ''
println "The Dockerfile, ${root.toPath().relativize(new File(folder, 'Dockerfile').toPath())}:"
println ''
new File(folder, 'Dockerfile').eachLine { println "    $it" }
println ''
println "The image user-service:1.0, ${manifest.config.digest}, its layers:"
println ''
manifest.layers.eachWithIndex { layer, i -> println "    ${size(layer.size).padLeft(8)}  ${steps[i].created_by - ' # buildkit'}" }
println ''
println "The archive, $path, ${size(archive.length())}. Where there is a Docker Engine, run it:"
println ''
println "    docker load -i $path"
println '    docker run --rm -p 8080:8080 user-service:1.0'
println ''
println 'and see http://localhost:8080/users/hello'
println ''
return true
