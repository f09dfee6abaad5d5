package ecommerce.user;

record User(long id, String email, String name, int orders) {}
