package io.github.dockermaven.container;

import io.github.dockermaven.engine.CreatedContainer;
import java.util.List;

/** Containers that a start makes, for tests. */
public final class TestMade {
    private TestMade() {}

    /** Makes a container of this name and alias. */
    public static void container(ContainerEngine engine, MadeObjects made, String name) {
        Owner owner = new Owner("m", "shop:system", "/work/shop");
        made.container(TestRequest.of(name).build(), owner, () -> {
            engine.add(name, "shop/" + name, TestContainer.of(name, owner, name).labels());
            return new CreatedContainer("id-" + name, List.of());
        });
    }
}
