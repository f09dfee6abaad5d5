package hello;

public class Hello {
    public static void main(String[] args) {
        org.slf4j.LoggerFactory.getLogger(Hello.class).info("Hello from the class path");
    }
}
