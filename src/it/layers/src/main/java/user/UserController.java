package user;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UserController {
    @Value("${greeting}")
    private String greeting;

    @GetMapping("/users/hello")
    String hello() {
        return greeting + " from the user service";
    }
}
