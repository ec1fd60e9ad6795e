package dev.mayfly.cli;

import dev.mayfly.certification.AuthorityCalls;
import dev.mayfly.client.AnsweredError;
import dev.mayfly.client.AuthorityClient;
import dev.mayfly.terminal.Failure;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly ca revoke`: no further session for a certificate.
@Command(
        name = "revoke",
        description =
                "Revokes a certificate: it gets no further session. Sessions it got live on until"
                        + " `mayfly revoke` ends them.")
final class CaRevokeCommand implements Runnable {

    /// Why certificates are revoked; RFC 5280 spells them so.
    enum Reason {
        unspecified,
        key_compromise,
        affiliation_changed,
        superseded,
        cessation_of_operation,
        privilege_withdrawn
    }

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Parameters(
            paramLabel = "SERIAL",
            description = "its serial number in hexadecimal, as `mayfly ca list` shows it")
    private String serial = "";

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "what the revocation list says: ${COMPLETION-CANDIDATES}")
    private Optional<Reason> reason = Optional.empty();

    CaRevokeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (!serial.matches("[0-9A-Fa-f:]{2,59}")) {
            throw Failure.usage("`" + serial + "` is no serial number in hexadecimal", list());
        }
        try (AuthorityClient client = authority.client(surroundings)) {
            new AuthorityCalls(client)
                    .revoke(serial, reason.map(given -> given.name().toUpperCase(Locale.ROOT)));
            surroundings.terminal().say("certificate " + serial + " gets no further session");
        } catch (AnsweredError e) {
            if (e.code().equals("ResourceNotFoundException")) {
                throw Failure.refused("no authority here issued `" + serial + "`", list());
            }
            throw e;
        }
    }

    private String list() {
        return "`" + surroundings.terminal().command() + " ca list` shows them";
    }
}
