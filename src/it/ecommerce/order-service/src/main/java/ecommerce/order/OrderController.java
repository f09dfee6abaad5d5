package ecommerce.order;

import java.util.List;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class OrderController {
    private final Orders orders;
    private final Buyers buyers;
    private final RabbitTemplate messages;

    OrderController(Orders orders, Buyers buyers, RabbitTemplate messages) {
        this.orders = orders;
        this.buyers = buyers;
        this.messages = messages;
    }

    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.CREATED)
    Order place(@RequestBody NewOrder order) {
        if (!buyers.has(order.userId())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no user " + order.userId() + ".");
        }
        long id = orders.add(order.userId(), order.product());
        messages.convertAndSend("orders", Long.toString(order.userId()));
        return new Order(id, order.userId(), order.product());
    }

    @GetMapping("/orders")
    List<Order> of(@RequestParam long userId) {
        return orders.of(userId);
    }

    record NewOrder(long userId, String product) {}
}
