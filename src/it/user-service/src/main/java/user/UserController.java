package user;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UserController {
    @GetMapping("/users/hello")
    String hello() {
        return "Hello from the user service";
    }

    @GetMapping("/health")
    String health() {
        return "UP";
    }
}
