package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the tests of stock clients stand on: the development issuer registered as a provider, and a
/// role that only the main branch of octo-org/octo-repo may assume.
final class Deployment {

    static final String ROLE_ARN = "arn:aws:iam::123456789012:role/deploy";

    private final RunningMayfly mayfly;
    private final Path work;

    private Deployment(RunningMayfly mayfly, Path work) {
        this.mayfly = mayfly;
        this.work = work;
    }

    /// Applies the file of the README to a running authority. `work` takes the files.
    static Deployment on(RunningMayfly mayfly, Path work) {
        Deployment deployment = new Deployment(mayfly, work);
        Path file = write(work.resolve("deploy.yml"), deployment.file());
        Finished applied = mayfly.mayfly("apply", file.toString());
        assertThat(applied.exitCode()).as(applied.out() + applied.err()).isZero();
        return deployment;
    }

    /// The issuer's URL without its scheme, the prefix of its condition keys.
    String issuer() {
        return mayfly.url().getAuthority() + "/oidc/dev";
    }

    String providerArn() {
        return "arn:aws:iam::123456789012:oidc-provider/" + issuer();
    }

    /// A token for a branch of the repository.
    String token(String branch, String... more) {
        List<String> command = new ArrayList<>(List.of("token", "--repo", "octo-org/octo-repo"));
        command.addAll(List.of("--ref", branch));
        command.addAll(List.of(more));
        Finished token = mayfly.mayfly(command.toArray(String[]::new));
        assertThat(token.exitCode()).as(token.err()).isZero();
        return token.out().strip();
    }

    /// The same in a file, as a CI system leaves it.
    Path tokenFile(String branch) {
        return write(work.resolve("token-" + branch.replace('/', '-')), token(branch));
    }

    private String file() {
        return """
        providers:
          ci:
            Url: http://ISSUER
            ClientIdList: [sts.amazonaws.com]
        roles:
          deploy:
            AssumeRolePolicyDocument:
              Version: 2012-10-17
              Statement:
                - Effect: Allow
                  Principal: {Federated: !Ref ci}
                  Action: sts:AssumeRoleWithWebIdentity
                  Condition:
                    StringEquals: {"ISSUER:aud": sts.amazonaws.com}
                    StringLike: {"ISSUER:sub": "repo:octo-org/octo-repo:ref:refs/heads/main"}
            ManagedPolicyArns: [arn:aws:iam::aws:policy/IAMReadOnlyAccess]
        """
                .replace("ISSUER", issuer());
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
