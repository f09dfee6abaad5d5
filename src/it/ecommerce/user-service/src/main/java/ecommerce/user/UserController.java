package ecommerce.user;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UserController {
    private final Users users;
    private final String greeting;

    UserController(Users users, @Value("${greeting}") String greeting) {
        this.users = users;
        this.greeting = greeting;
    }

    @GetMapping("/welcome")
    Map<String, String> welcome() {
        return Map.of("greeting", greeting);
    }

    @PostMapping("/users")
    @ResponseStatus(HttpStatus.CREATED)
    User create(@RequestBody NewUser user) {
        return users.find(users.add(user.email(), user.name())).orElseThrow();
    }

    @GetMapping("/users/{id}")
    ResponseEntity<User> find(@PathVariable long id) {
        return ResponseEntity.of(users.find(id));
    }

    record NewUser(String email, String name) {}
}
