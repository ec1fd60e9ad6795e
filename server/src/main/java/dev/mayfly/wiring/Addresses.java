package dev.mayfly.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/// Where an authority is found.
final class Addresses {

    private Addresses() {}

    /// The address clients use: the public one where the settings have it.
    static URI url(Settings settings, Listen listen) {
        if (settings.publicUrl().isPresent()) {
            String text = settings.publicUrl().get().toString();
            return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        }
        String scheme = settings.tls().isPresent() ? "https" : "http";
        boolean everywhere = listen.host().equals("0.0.0.0") || listen.host().equals("::");
        Listen reachable = everywhere ? new Listen("localhost", listen.port()) : listen;
        return URI.create(scheme + "://" + reachable);
    }

    /// `listen` with a free port in place of 0. Our issuers' addresses hold the port, so it must be
    /// known before the listener starts.
    static Listen withPort(Listen listen) {
        if (listen.port() != 0) {
            return listen;
        }
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(listen.host()))) {
            return new Listen(listen.host(), probe.getLocalPort());
        } catch (IOException _) {
            throw new SettingsException(
                    "cannot listen on `" + listen + "`", "choose another with --listen HOST:PORT");
        }
    }
}
