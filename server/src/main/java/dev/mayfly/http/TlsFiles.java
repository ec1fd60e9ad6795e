package dev.mayfly.http;

import java.nio.file.Path;

/// Where the certificate chain (PEM, leaf first) and its private key (PEM, PKCS#8) lie.
public record TlsFiles(Path certificate, Path privateKey) {}
