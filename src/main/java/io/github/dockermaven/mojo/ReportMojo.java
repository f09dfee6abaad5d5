package io.github.dockermaven.mojo;

import io.github.dockermaven.project.SessionCredentials;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;

/**
 * Writes a page that says what is in the image: its layers with what made them, its files and jars with their Maven
 * coordinates, what is there in vain, and what has changed since the last report and since what the registry has. Needs no
 * project for any other image:
 * <pre>mvn docker:report -Ddocker.image=eclipse-temurin:21-jre</pre>
 *
 * Among the <code>&lt;reporting&gt;</code> plugins of a POM it is a report of <code>mvn site</code>, about the images that were
 * built.
 *
 * @since 1.0.0
 */
@Mojo(name = "report", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class ReportMojo extends AbstractImageMojo implements MavenReport {
    private final SessionCredentials credentials;
    private Optional<File> siteFolder = Optional.empty();

    /**
     * Where the image is read: <code>engine</code>, <code>registry</code>, or the path of an archive of
     * <code>docker save</code> or in OCI form, compressed or not. <code>auto</code> is the engine if it has the image, else the
     * registry.
     * <pre>-Ddocker.report.from=target/users.tar.gz</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.report.from", defaultValue = "auto")
    private String reportFrom;

    /**
     * Whether the image is compared with what the registry has under its name: <code>true</code>, <code>false</code>, or
     * <code>auto</code>, which does it for names with a registry other than Docker Hub, and goes on if that does not answer. Only
     * layers that differ are pulled.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.report.compare", defaultValue = "auto")
    private String reportCompare;

    /**
     * The folder for the page, and for the record by which the next report sees what has changed. The default is
     * <code>target/docker/report</code>; without a project <code>docker-report</code> in this folder.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.report.folder")
    private File reportFolder;

    /**
     * <code>html</code> for the page, or <code>json</code> for one JSON document on standard output; then nothing is written.
     * <pre>mvn -q docker:report -Ddocker.format=json</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.format", defaultValue = "html")
    private String format;

    /**
     * Which image of a registry is read, if it is for several platforms: <code>linux/arm64</code>. The default is this
     * machine's.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.platform")
    private String platform;

    /**
     * Registries, each <code>host</code> or <code>host:port</code>, that may be spoken with by <code>http</code>, and by
     * <code>https</code> whatever certificate they have. Those of this machine need not be named.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.insecureRegistries")
    private List<String> insecureRegistries;

    /**
     * A file of certificates (PEM) of authorities that are trusted in registries, beside those of Java.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.registryCertificates")
    private File registryCertificates;

    /**
     * Registries, each <code>host</code> or <code>host:port</code>, that are asked for Docker Hub's images before Docker Hub.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.registryMirrors")
    private List<String> registryMirrors;

    @Inject
    ReportMojo(SessionCredentials credentials) {
        this.credentials = credentials;
    }

    @Override
    void executeGoal() {
        new ReportRun(this, credentials).run();
    }

    /** Returns the folder for the pages and their list if the goal runs as a report of {@code mvn site}. */
    Optional<File> siteFolder() {
        return siteFolder.map(site -> new File(site, getOutputName()).getParentFile());
    }

    /** Writes the pages and their list. Site plugins of version 3.20 and newer call this method. */
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            execute();
        } catch (MojoExecutionException | MojoFailureException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
    }

    /** Writes the pages and their list. Older site plugins call this method. */
    @Deprecated
    @Override
    public void generate(org.codehaus.doxia.sink.Sink sink, Locale locale) throws MavenReportException {
        generate((Sink) null, locale);
    }

    @Override
    public String getOutputName() {
        return "docker-report/index";
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Docker images";
    }

    @Override
    public String getDescription(Locale locale) {
        return "What is in the images: layers, files, artifacts, what is there in vain, and what has changed.";
    }

    @Override
    public void setReportOutputDirectory(File folder) {
        siteFolder = Optional.of(folder);
    }

    @Override
    public File getReportOutputDirectory() {
        return siteFolder.orElse(null);
    }

    /** The pages are whole: {@code mvn site} only leads to them. */
    @Override
    public boolean isExternalReport() {
        return true;
    }

    /** A library that inherits the report has no image to report on. */
    @Override
    public boolean canGenerateReport() {
        return !configuration().flag("skip") && ReportRun.hasImage(this);
    }
}
