package shop;

/** The other program of the module that has several. */
public class Client {
    public static void main(String[] arguments) {
        System.out.println("client");
    }
}
