package shop;

public class Command {
    public static void main(String[] arguments) {
        System.out.println(Greeting.of("a command with a module"));
    }
}
