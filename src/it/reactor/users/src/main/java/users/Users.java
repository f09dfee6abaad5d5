package users;

public class Users {
    public static void main(String[] args) {
        System.out.println("Hello from users");
    }
}
