package ecommerce.order;

import org.springframework.amqp.core.Queue;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.client.loadbalancer.LoadBalanced;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/** The orders of the users. */
@SpringBootApplication
public class OrderService {
    public static void main(String[] arguments) {
        SpringApplication.run(OrderService.class, arguments);
    }

    /** Where user-service learns who has placed an order. */
    @Bean
    Queue queue() {
        return new Queue("orders");
    }

    /** Of clients whose URLs have a service's name from the registry in the place of a host. */
    @Bean
    @LoadBalanced
    RestClient.Builder byServiceName() {
        return RestClient.builder();
    }
}
