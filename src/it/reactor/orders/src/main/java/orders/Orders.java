package orders;

public class Orders {
    public static void main(String[] args) {
        System.out.println("Hello from orders");
    }
}
