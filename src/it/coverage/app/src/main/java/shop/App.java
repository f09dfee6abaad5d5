package shop;

public class App {
    public static void main(String[] args) throws InterruptedException {
        if (args[0].equals("task")) {
            task();
        } else {
            serve();
        }
    }

    private static void task() {
        System.out.println("done with " + System.getProperty("work"));
    }

    private static void serve() throws InterruptedException {
        System.out.println("up");
        Thread.currentThread().join();
    }

    static void nobodyCallsThis() {
        System.out.println("never");
    }
}
