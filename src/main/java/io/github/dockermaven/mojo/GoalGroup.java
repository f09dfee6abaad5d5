package io.github.dockermaven.mojo;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The goals as a person looks for them, each with one line and an example. */
enum GoalGroup {
    IMAGES(
            "Images",
            goal("build", "builds the image, from your Dockerfile or one it writes", "mvn package docker:build"),
            goal("dockerfile", "writes the Dockerfile for the application", "mvn package docker:dockerfile"),
            goal("images", "lists the engine's images", "mvn docker:images"),
            goal("pull", "pulls images", "mvn docker:pull -Ddocker.image=mysql:5.7"),
            goal("push", "pushes the image under each of its names", "mvn docker:push"),
            goal("remove", "removes images in every module", "mvn docker:remove"),
            goal("report", "writes a page that says what is in an image", "mvn docker:report"),
            goal("rmi", "removes images", "mvn docker:rmi -Ddocker.image=shop/users:1.0"),
            goal("save", "saves an image into a file", "mvn docker:save -Ddocker.save.file=users.tar"),
            goal("source", "attaches what an image is built of", "mvn package docker:source"),
            goal("tag", "gives an image more names", "mvn docker:tag -Ddocker.tags=latest")),
    SYSTEM(
            "The project's containers",
            goal(
                    "start",
                    "starts the containers, and waits until all are ready",
                    "mvn package docker:build docker:start"),
            goal("stop", "stops and removes what start started", "mvn docker:stop"),
            goal("watch", "starts them, and again what a change is about", "mvn package docker:watch"),
            goal("ps", "lists the containers", "mvn docker:ps"),
            goal("logs", "prints what they have written", "mvn docker:logs -Ddocker.logs.follow"),
            goal("compose", "writes a compose file of them", "mvn docker:compose"),
            goal("deploy", "runs them as services of a swarm", "mvn package docker:build docker:deploy"),
            goal("undeploy", "removes these services", "mvn docker:undeploy"),
            goal("copy", "copies out of them what the POM names", "mvn docker:copy"),
            goal("prune", "removes what the project has left unused", "mvn docker:prune")),
    CONTAINERS(
            "Containers by hand",
            goal("run", "runs one container in the foreground", "mvn docker:run -Ddocker.run.image=mysql:5.7"),
            goal(
                    "exec",
                    "runs a command in a container",
                    "mvn docker:exec -Ddocker.container=mysql -Ddocker.exec.cmd=bash"),
            goal(
                    "cp",
                    "copies files from and into a container",
                    "mvn docker:cp -Ddocker.cp.from=users:/app.jar -Ddocker.cp.to=."),
            goal(
                    "inspect",
                    "shows an image or container, and why one died",
                    "mvn docker:inspect -Ddocker.container=users"),
            goal("restart", "restarts containers", "mvn docker:restart -Ddocker.container=users"),
            goal("kill", "sends containers a signal", "mvn docker:kill -Ddocker.container=users"),
            goal("rm", "removes containers", "mvn docker:rm -Ddocker.container=users"),
            goal("stats", "shows what containers use", "mvn docker:stats"),
            goal("top", "shows the processes in containers", "mvn docker:top")),
    NETWORKS(
            "Networks and volumes",
            goal("network-create", "creates networks", "mvn docker:network-create -Ddocker.network=shop"),
            goal("network-ls", "lists networks", "mvn docker:network-ls"),
            goal(
                    "network-inspect",
                    "shows networks with what runs in them",
                    "mvn docker:network-inspect -Ddocker.network=shop"),
            goal(
                    "network-connect",
                    "connects containers with a network",
                    "mvn docker:network-connect -Ddocker.network=shop -Ddocker.container=users"),
            goal(
                    "network-disconnect",
                    "disconnects them",
                    "mvn docker:network-disconnect -Ddocker.network=shop -Ddocker.container=users"),
            goal("network-rm", "removes networks", "mvn docker:network-rm -Ddocker.network=shop"),
            goal("volume-create", "creates volumes", "mvn docker:volume-create -Ddocker.volume=data"),
            goal("volume-ls", "lists volumes", "mvn docker:volume-ls"),
            goal("volume-rm", "removes volumes", "mvn docker:volume-rm -Ddocker.volume=data"),
            goal(
                    "volume-remove",
                    "removes volumes, by io.fabric8's name",
                    "mvn docker:volume-remove -Ddocker.volume=data")),
    AROUND(
            "Engine, registry, help",
            goal("info", "shows which engine is used, and what it can", "mvn docker:info"),
            goal("login", "checks a registry's credential", "mvn docker:login -Ddocker.registry=registry.example.com"),
            goal("help", "shows this, or one goal", "mvn docker:help -Dgoal=build -Ddetail"));

    private final String title;
    private final List<Entry> goals;

    /**
     * A goal.
     *
     * @param line what it does, in a line
     * @param example a command that a user may type
     */
    record Entry(String goal, String line, String example) {}

    GoalGroup(String title, Entry... goals) {
        this.title = title;
        this.goals = List.of(goals);
    }

    private static Entry goal(String goal, String line, String example) {
        return new Entry(goal, line, example);
    }

    String title() {
        return title;
    }

    List<Entry> goals() {
        return goals;
    }

    /** Returns a goal by its name. */
    static Optional<Entry> find(String goal) {
        return Arrays.stream(values())
                .flatMap(group -> group.goals.stream())
                .filter(each -> each.goal.equals(goal))
                .findFirst();
    }
}
