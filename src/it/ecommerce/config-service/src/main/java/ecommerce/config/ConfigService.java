package ecommerce.config;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.config.server.EnableConfigServer;

/** Gives the services the settings that are the same wherever they run: those in {@code shared}. */
@SpringBootApplication
@EnableConfigServer
public class ConfigService {
    public static void main(String[] arguments) {
        SpringApplication.run(ConfigService.class, arguments);
    }
}
