package io.github.dockermaven.engine;

/** The disk of an engine's machine, and the build cache on it. */
public final class EngineDisk {
    private final EngineApi api;

    EngineDisk(EngineApi api) {
        this.api = api;
    }

    /** Returns what the engine's objects take; {@link DiskUsage#UNKNOWN} if it does not say, as while it counts for another. */
    public DiskUsage usage() {
        try {
            return DiskUsage.of(api.get("/system/df"));
        } catch (ErrorResponseException e) {
            return DiskUsage.UNKNOWN;
        }
    }

    /** Removes the build cache that nothing uses, and returns the bytes won; none if the engine has no such cache. */
    public long pruneBuildCache() {
        try {
            return api.post("/build/prune").path("SpaceReclaimed").asLong();
        } catch (ErrorResponseException.Unknown e) {
            return 0;
        } catch (ErrorResponseException e) {
            throw e.about("The build cache cannot be removed");
        }
    }
}
