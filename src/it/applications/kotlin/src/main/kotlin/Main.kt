package shop

fun main() {
    println("Hello from " + listOf("Kotlin").joinToString())
}
