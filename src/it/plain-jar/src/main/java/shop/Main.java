package shop;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.commons.lang3.StringUtils;

/** Says what it was started with. */
public final class Main {
    public static void main(String[] args) throws IOException, ClassNotFoundException {
        Class.forName("org.apache.commons.io.IOUtils");
        Properties greeting = new Properties();
        try (InputStream stream = Main.class.getResourceAsStream("/greeting.properties")) {
            greeting.load(stream);
        }
        System.out.println(greeting.getProperty("greeting") + " " + StringUtils.capitalize("shop") + ", "
                + System.getProperty("colour") + " " + String.join(" ", args));
    }
}
