package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Developer;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Organization;
import org.apache.maven.model.Scm;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class OciLabelsTest {
    @Test
    void takesWhatThePomHasAndNothingElse() {
        Model model = new Model();
        model.setArtifactId("users");
        model.setName("User service");
        model.setVersion("1.0");
        model.setDescription("Keeps\n      the users");
        Scm scm = new Scm();
        scm.setUrl("https://example.com/shop.git");
        model.setScm(scm);
        Organization organization = new Organization();
        organization.setName("Shop");
        model.setOrganization(organization);
        for (String name : new String[] {"Apache-2.0", "MIT"}) {
            License license = new License();
            license.setName(name);
            model.addLicense(license);
        }

        model.addLicense(new License());
        Developer ada = new Developer();
        ada.setId("ada");
        Developer bob = new Developer();
        bob.setName("Bob");
        model.addDeveloper(ada);
        model.addDeveloper(bob);
        model.addDeveloper(new Developer());

        assertThat(OciLabels.of(new MavenProject(model)))
                .containsEntry("org.opencontainers.image.authors", "ada, Bob")
                .containsEntry("org.opencontainers.image.title", "User service")
                .containsEntry("org.opencontainers.image.version", "1.0")
                .containsEntry("org.opencontainers.image.description", "Keeps the users")
                .containsEntry("org.opencontainers.image.source", "https://example.com/shop.git")
                .containsEntry("org.opencontainers.image.vendor", "Shop")
                .containsEntry("org.opencontainers.image.licenses", "Apache-2.0 OR MIT")
                .hasSize(7);
    }
}
