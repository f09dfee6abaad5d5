package io.github.dockermaven.assembler;

/** An image cannot be assembled, but an engine may build it. */
public final class ObstacleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Obstacle obstacle;

    ObstacleException(Obstacle obstacle) {
        super(obstacle.toString());
        this.obstacle = obstacle;
    }

    public Obstacle obstacle() {
        return obstacle;
    }
}
