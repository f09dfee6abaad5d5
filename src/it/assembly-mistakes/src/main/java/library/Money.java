package library;

public record Money(long cents) {}
