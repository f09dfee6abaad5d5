package users;

public class Users {
    public static void main(String[] args) throws InterruptedException {
        System.out.println("Hello from users");
        Thread.sleep(600_000);
    }
}
