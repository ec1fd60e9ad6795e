package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A provider that is not ours: node `oidc-provider`, its discovery, its keys, its tokens.
class ForeignIssuerTest {

    @TempDir private Path temp;

    @Test
    void itsTokensAreAcceptedForItsClientIdAndNoOther() throws Exception {
        Path clients = NodeClients.folder();
        Process issuer =
                new ProcessBuilder(
                                List.of("node", clients.resolve("foreign-issuer.mjs").toString()))
                        .redirectError(temp.resolve("issuer.log").toFile())
                        .start();
        try (RunningMayfly mayfly = RunningMayfly.start(temp.resolve("data"));
                BufferedReader out = issuer.inputReader(StandardCharsets.UTF_8);
                Writer in = issuer.outputWriter(StandardCharsets.UTF_8)) {
            String url = out.readLine();
            Finished applied =
                    mayfly.mayfly(
                            "apply", Deployment.write(temp.resolve("f.yml"), file(url)).toString());
            assertThat(applied.exitCode()).as(applied.err()).isZero();

            Finished accepted = assume(mayfly, token("sts.amazonaws.com", in, out));
            Finished refused = assume(mayfly, token("somebody.else", in, out));

            assertThat(accepted.exitCode()).as(accepted.err()).isZero();
            assertThat(accepted.out()).contains("assumed-role/build/run-1", "\"build\"");
            assertThat(refused.err())
                    .contains("(InvalidIdentityToken)", "Incorrect token audience");
        } finally {
            issuer.destroy();
        }
    }

    private static String token(String audience, Writer in, BufferedReader out) throws IOException {
        in.write(audience + "\n");
        in.flush();
        return out.readLine();
    }

    private static Finished assume(RunningMayfly mayfly, String token) {
        return mayfly.aws(
                Map.of(),
                "sts",
                "assume-role-with-web-identity",
                "--role-arn",
                "arn:aws:iam::123456789012:role/build",
                "--role-session-name",
                "run-1",
                "--web-identity-token",
                token,
                "--output",
                "json");
    }

    private static String file(String url) {
        return """
        providers:
          foreign: {Url: "URL", ClientIdList: [sts.amazonaws.com]}
        roles:
          build:
            AssumeRolePolicyDocument:
              Version: 2012-10-17
              Statement:
                - Effect: Allow
                  Principal: {Federated: !Ref foreign}
                  Action: sts:AssumeRoleWithWebIdentity
                  Condition: {StringEquals: {"HOST:sub": build}}
        """
                .replace("URL", url)
                .replace("HOST", url.replace("http://", ""));
    }
}
