// Layers that no registry has seen before, each larger than what systems keep of a body that nobody reads.
def random = new Random()
['own.bin', 'base/base.bin'].each {
  def bytes = new byte[12_000_000]
  random.nextBytes(bytes)
  new File(basedir, it).bytes = bytes
}
return true
