CREATE TABLE products (
  name VARCHAR(20)
);
INSERT INTO products VALUES ('Book');
