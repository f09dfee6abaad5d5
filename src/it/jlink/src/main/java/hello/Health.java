package hello;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** What a health check runs where there is no curl. */
public class Health {
    public static void main(String[] args) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL("http://localhost:8080/facts").openConnection();
        System.exit(connection.getResponseCode() == 200 ? 0 : 1);
    }
}
