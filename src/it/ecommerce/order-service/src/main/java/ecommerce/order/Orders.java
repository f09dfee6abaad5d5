package ecommerce.order;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The table of the orders. */
@Repository
class Orders {
    private final JdbcClient database;

    Orders(JdbcClient database) {
        this.database = database;
    }

    long add(long userId, String product) {
        var key = new GeneratedKeyHolder();
        database.sql("INSERT INTO orders (user_id, product) VALUES (?, ?)")
                .params(userId, product)
                .update(key);
        return key.getKey().longValue();
    }

    List<Order> of(long userId) {
        return database.sql("SELECT id, user_id, product FROM orders WHERE user_id = ? ORDER BY id")
                .param(userId)
                .query(Order.class)
                .list();
    }
}
