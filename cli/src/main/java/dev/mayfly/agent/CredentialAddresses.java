package dev.mayfly.agent;

import dev.mayfly.terminal.Failure;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The link-local addresses at which AWS's clients look, on an interface of this machine while the
/// agent runs. Addresses that were there before stay.
final class CredentialAddresses implements AutoCloseable {

    private static final Logger LOG = System.getLogger(CredentialAddresses.class.getName());

    private static final long PATIENCE_SECONDS = 10;

    private final String networkInterface;
    private final List<String> added = new ArrayList<>();

    private CredentialAddresses(String networkInterface) {
        this.networkInterface = networkInterface;
    }

    /// Adds the addresses with `ip`, as root.
    ///
    /// @throws Failure when one cannot be added
    static CredentialAddresses on(String networkInterface, List<String> addresses) {
        if (!networkInterface.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}")) {
            throw Failure.usage("`" + networkInterface + "` is no interface's name", "");
        }
        CredentialAddresses all = new CredentialAddresses(networkInterface);
        for (String address : addresses) {
            String answer = all.ip("add", address);
            if (answer.isEmpty()) {
                all.added.add(address);
            } else if (!answer.contains("File exists") && !answer.contains("already assigned")) {
                all.close();
                throw Failure.trouble(
                        "cannot add " + address + " to `" + networkInterface + "`: " + answer,
                        "`--interface` needs root and the `ip` program; without it give --metadata"
                                + " a loopback address");
            }
        }
        return all;
    }

    @Override
    public void close() {
        for (String address : added) {
            String answer = ip("del", address);
            if (!answer.isEmpty()) {
                LOG.log(Level.WARNING, "{0} stays on {1}: {2}", address, networkInterface, answer);
            }
        }
    }

    /// What `ip` had to say; nothing when it did what it was told.
    private String ip(String verb, String address) {
        try {
            Process ip =
                    new ProcessBuilder(
                                    "ip", "address", verb, address + "/32", "dev", networkInterface)
                            .redirectErrorStream(true)
                            .start();
            ip.getOutputStream().close();
            String said =
                    new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!ip.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                ip.destroyForcibly();
                return "it does not end";
            }
            return ip.exitValue() == 0 ? "" : said.isEmpty() ? "it failed" : said;
        } catch (IOException _) {
            return "there is no `ip` program";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
