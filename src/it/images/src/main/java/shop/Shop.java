package shop;

public class Shop {
    public static void main(String[] arguments) {
        System.out.println("Hello from the shop");
    }
}
