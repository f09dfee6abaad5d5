package io.github.dockermaven.application;

import io.github.dockermaven.dockerfile.WhiteSpace;
import io.github.dockermaven.error.DockerFailureException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of the context, put together for an image, and where the image has its files.
 *
 * @param name the folder
 * @param targetDir where they go, an absolute path or one that begins with a variable, without a slash at its end
 * @param owner {@code user[:group]} of the base image whom they belong to, root if empty
 * @param runAs who goes on after they are there; whoever did before if empty
 * @param exported whether {@code targetDir} is a volume
 */
public record AssemblyFiles(
        String name, String targetDir, Optional<String> owner, Optional<String> runAs, boolean exported) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
    private static final Pattern ABSOLUTE = Pattern.compile("(/|\\$\\w|\\$\\{\\w).*");

    private static final Pattern USER = Pattern.compile("(?<owner>[^:\\s]+(:[^:\\s]+)?)(:(?<runAs>[^:\\s]+))?");

    /**
     * Returns the files as the POM has them.
     *
     * @param subject what messages call them
     * @param targetDir empty for the name in the root folder
     * @param user {@code user[:group[:run-as]]}, empty if nobody is named. With a third part they are copied as root,
     *     and that user goes on.
     * @throws DockerFailureException if one of these is not valid
     */
    public static AssemblyFiles of(
            String subject, String name, Optional<String> targetDir, Optional<String> user, boolean exported) {
        if (!NAME.matcher(name).matches()) {
            throw new DockerFailureException(subject + "<name>: '" + name + "' is not the name of a folder. Write"
                    + " letters, digits, '.', '_' and '-' only.");
        }
        String target = targetDir
                .map(folder -> OptionText.word(subject + "<targetDir>", folder))
                .orElse("/" + name);
        if (!ABSOLUTE.matcher(target).matches()) {
            throw new DockerFailureException(subject + "<targetDir>: '" + target
                    + "' is relative. Write an absolute path, /" + target + ", or one that begins with a variable.");
        }
        Optional<Matcher> users = user.map(text -> users(subject, text));
        return new AssemblyFiles(
                name,
                target.replaceAll("/+$", ""),
                users.map(found -> found.group("owner")),
                users.map(found -> found.group("runAs")),
                exported);
    }

    private static Matcher users(String subject, String user) {
        Matcher users = USER.matcher(user);
        if (!users.matches() || WhiteSpace.in(user) || user.indexOf('\\') >= 0) {
            throw new DockerFailureException(subject + "<user>: '" + user
                    + "' is not valid. Write user, user:group, or user:group:user-that-goes-on.");
        }
        return users;
    }
}
