def words = new File(basedir, 'target/words')
words.mkdirs()
// Large enough that both are written at the same time.
['one', 'two'].each { new File(words, it).text = "$it\n" * 3_000_000 }
return true
