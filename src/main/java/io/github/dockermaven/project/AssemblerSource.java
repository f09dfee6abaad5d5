package io.github.dockermaven.project;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.archiver.MavenArchiveConfiguration;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.assembly.AssemblerConfigurationSource;
import org.apache.maven.plugins.assembly.model.Assembly;
import org.apache.maven.project.MavenProject;
import org.apache.maven.shared.filtering.MavenReaderFilter;
import org.codehaus.plexus.interpolation.fixed.FixedStringSearchInterpolator;
import org.codehaus.plexus.interpolation.fixed.PrefixedObjectValueSource;
import org.codehaus.plexus.interpolation.fixed.PrefixedPropertiesValueSource;
import org.codehaus.plexus.interpolation.fixed.PropertiesBasedValueSource;

/**
 * What maven-assembly-plugin's library wants to know. Its descriptor is handed to it beside this, so that all about
 * descriptors has no value here.
 *
 * @param folder the folder that the assembly's is made in
 * @param ignorePermissions whether files get the permissions that new ones have
 */
record AssemblerSource(
        MavenSession session,
        MavenProject project,
        Path folder,
        boolean ignorePermissions,
        MavenReaderFilter readerFilter)
        implements AssemblerConfigurationSource {
    private static final List<String> PROJECT_PREFIXES = List.of("pom.", "project.");
    private static final List<String> PROPERTY_PREFIXES = List.of("pom.properties.", "project.properties.");

    /** The root folder: an assembly has no other base folder, unless its descriptor names one. */
    @Override
    public String getFinalName() {
        return ".";
    }

    @Override
    public File getOutputDirectory() {
        return folder.toFile();
    }

    /** What is in it never comes into a set of files, not even into one of the whole project. */
    @Override
    public File getWorkingDirectory() {
        return folder.toFile();
    }

    @Override
    public File getTemporaryRootDirectory() {
        return folder.toFile();
    }

    @Override
    public boolean isIgnoreDirFormatExtensions() {
        return true;
    }

    @Override
    public boolean isIgnorePermissions() {
        return ignorePermissions;
    }

    @Override
    public MavenSession getMavenSession() {
        return session;
    }

    @Override
    public MavenProject getProject() {
        return project;
    }

    @Override
    public List<MavenProject> getReactorProjects() {
        return session.getProjects();
    }

    @Override
    public File getBasedir() {
        return project.getBasedir();
    }

    @Override
    public File getSiteDirectory() {
        return new File(project.getBuild().getDirectory(), "site");
    }

    @Override
    public MavenReaderFilter getMavenReaderFilter() {
        return readerFilter;
    }

    @Override
    public List<String> getFilters() {
        return List.of();
    }

    @Override
    public boolean isIncludeProjectBuildFilters() {
        return true;
    }

    @Override
    public Properties getAdditionalProperties() {
        return new Properties();
    }

    @Override
    public String getEncoding() {
        return project.getProperties().getProperty("project.build.sourceEncoding");
    }

    @Override
    public FixedStringSearchInterpolator getRepositoryInterpolator() {
        String repository =
                session.getRepositorySession().getLocalRepository().getBasedir().toString();
        Properties properties = new Properties();
        properties.setProperty("localRepository", repository);
        properties.setProperty("settings.localRepository", repository);
        return FixedStringSearchInterpolator.create(new PropertiesBasedValueSource(properties));
    }

    @Override
    public FixedStringSearchInterpolator getCommandLinePropsInterpolator() {
        Properties properties = new Properties();
        properties.putAll(session.getSystemProperties());
        properties.putAll(session.getUserProperties());
        return FixedStringSearchInterpolator.create(new PropertiesBasedValueSource(properties));
    }

    @Override
    public FixedStringSearchInterpolator getEnvInterpolator() {
        return FixedStringSearchInterpolator.create(
                new PrefixedPropertiesValueSource(List.of("env."), environment(), true));
    }

    private static Properties environment() {
        Properties properties = new Properties();
        properties.putAll(System.getenv());
        return properties;
    }

    @Override
    public FixedStringSearchInterpolator getMainProjectInterpolator() {
        return FixedStringSearchInterpolator.create(
                new PrefixedObjectValueSource(PROJECT_PREFIXES, project, true),
                new PrefixedPropertiesValueSource(PROPERTY_PREFIXES, project.getProperties(), true));
    }

    @Override
    public String[] getDescriptors() {
        return new String[0];
    }

    @Override
    public String[] getDescriptorReferences() {
        return new String[0];
    }

    @Override
    public List<Assembly> getInlineDescriptors() {
        return List.of();
    }

    @Override
    public File getDescriptorSourceDirectory() {
        return null;
    }

    @Override
    public boolean isIgnoreMissingDescriptor() {
        return false;
    }

    @Override
    public boolean isAssemblyIdAppended() {
        return false;
    }

    @Override
    public File getArchiveBaseDirectory() {
        return null;
    }

    @Override
    public String getTarLongFileMode() {
        return "posix";
    }

    @Override
    public MavenArchiveConfiguration getJarArchiveConfiguration() {
        return null;
    }

    @Override
    public String getArchiverConfig() {
        return null;
    }

    @Override
    public boolean isDryRun() {
        return false;
    }

    @Override
    public boolean isUpdateOnly() {
        return false;
    }

    @Override
    public String getEscapeString() {
        return null;
    }

    @Override
    public List<String> getDelimiters() {
        return null;
    }

    @Override
    public Integer getOverrideUid() {
        return null;
    }

    @Override
    public String getOverrideUserName() {
        return null;
    }

    @Override
    public Integer getOverrideGid() {
        return null;
    }

    @Override
    public String getOverrideGroupName() {
        return null;
    }

    @Override
    public boolean isRecompressZippedFiles() {
        return false;
    }

    @Override
    public String getMergeManifestMode() {
        return null;
    }
}
