package ecommerce.user;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The table of the users. */
@Repository
class Users {
    private final JdbcClient database;

    Users(JdbcClient database) {
        this.database = database;
    }

    long add(String email, String name) {
        var key = new GeneratedKeyHolder();
        database.sql("INSERT INTO users (email, name) VALUES (?, ?)").params(email, name).update(key);
        return key.getKey().longValue();
    }

    Optional<User> find(long id) {
        return database.sql("SELECT id, email, name, orders FROM users WHERE id = ?")
                .param(id)
                .query(User.class)
                .optional();
    }

    void countOrder(long id) {
        database.sql("UPDATE users SET orders = orders + 1 WHERE id = ?").param(id).update();
    }
}
