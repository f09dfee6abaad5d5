package io.github.dockermaven.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.lifecycle.mapping.Lifecycle;
import org.apache.maven.lifecycle.mapping.LifecycleMapping;
import org.apache.maven.lifecycle.mapping.LifecycleMojo;
import org.apache.maven.lifecycle.mapping.LifecyclePhase;

/**
 * The lifecycle of a packaging that makes a jar and an image: that of packaging {@code jar}, with the plugins' versions that
 * this Maven has for it, and goals of this plugin. Maven finds it only with {@code <extensions>true</extensions>}.
 */
abstract class ImageLifecycle implements LifecycleMapping {
    static final String OURS = "io.github.dockermaven:docker-maven-plugin:";

    private static final String DEFAULT = "default";
    private static final String DEPLOY = "deploy";

    private final Map<String, LifecycleMapping> all;
    private final Map<String, List<String>> goals;

    /**
     * @param all those of all packagings
     * @param goals what comes after a jar's own goals in each phase
     */
    ImageLifecycle(Map<String, LifecycleMapping> all, Map<String, List<String>> goals) {
        this.all = all;
        this.goals = goals;
    }

    @Override
    public Map<String, Lifecycle> getLifecycles() {
        Map<String, Lifecycle> lifecycles = new HashMap<>(all.get("jar").getLifecycles());
        Map<String, LifecyclePhase> phases =
                new LinkedHashMap<>(lifecycles.get(DEFAULT).getLifecyclePhases());
        // The image is deployed instead of the jar, as with the io.fabric8 plugin.
        phases.remove(DEPLOY);
        goals.forEach((phase, added) -> phases.merge(phase, phase(added), ImageLifecycle::followed));
        Lifecycle lifecycle = new Lifecycle();
        lifecycle.setId(DEFAULT);
        lifecycle.setLifecyclePhases(phases);
        lifecycles.put(DEFAULT, lifecycle);
        return lifecycles;
    }

    private static LifecyclePhase phase(List<String> goals) {
        LifecyclePhase phase = new LifecyclePhase();
        phase.setMojos(goals.stream().map(ImageLifecycle::mojo).toList());
        return phase;
    }

    private static LifecycleMojo mojo(String goal) {
        LifecycleMojo mojo = new LifecycleMojo();
        mojo.setGoal(goal);
        return mojo;
    }

    private static LifecyclePhase followed(LifecyclePhase first, LifecyclePhase second) {
        List<LifecycleMojo> mojos = new ArrayList<>(first.getMojos());
        mojos.addAll(second.getMojos());
        LifecyclePhase both = new LifecyclePhase();
        both.setMojos(mojos);
        return both;
    }

    @Override
    @Deprecated
    public List<String> getOptionalMojos(String lifecycle) {
        return null;
    }

    @Override
    @Deprecated
    public Map<String, String> getPhases(String lifecycle) {
        return LifecyclePhase.toLegacyMap(getLifecycles().get(lifecycle).getLifecyclePhases());
    }
}
