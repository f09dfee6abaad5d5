package ecommerce.user;

import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;

/** Counts the orders that order-service reports through RabbitMQ. */
@Component
class PlacedOrders {
    private final Users users;

    PlacedOrders(Users users) {
        this.users = users;
    }

    @RabbitListener(queues = "orders")
    void placed(String user) {
        users.countOrder(Long.parseLong(user));
    }
}
