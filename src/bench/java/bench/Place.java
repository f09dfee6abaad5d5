package bench;

/**
 * Where an engine and a registry are reached: directly, or through what counts bytes.
 *
 * @param engine as in {@code DOCKER_HOST}
 * @param registry host and port
 */
record Place(String engine, String registry) {}
