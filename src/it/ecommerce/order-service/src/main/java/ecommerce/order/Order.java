package ecommerce.order;

record Order(long id, long userId, String product) {}
