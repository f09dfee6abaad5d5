package ecommerce.user;

import org.springframework.amqp.core.Queue;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The users of the shop, and how many orders each has placed. */
@SpringBootApplication
public class UserService {
    public static void main(String[] arguments) {
        SpringApplication.run(UserService.class, arguments);
    }

    /** Where order-service puts the id of a user who has placed an order. */
    @Bean
    Queue queue() {
        return new Queue("orders");
    }
}
