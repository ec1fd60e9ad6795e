package dev.mayfly.issuer;

import dev.mayfly.webidentity.IssuerDocuments;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/// Answers for the issuers this process serves itself, so that it need not call itself over the
/// network, and asks `others` for the rest.
public final class OwnDocumentsFirst implements IssuerDocuments {

    private final Map<URI, Supplier<byte[]>> own;
    private final IssuerDocuments others;

    public OwnDocumentsFirst(Map<URI, Supplier<byte[]>> own, IssuerDocuments others) {
        this.own = Map.copyOf(own);
        this.others = others;
    }

    @Override
    public byte[] fetch(URI address) {
        Supplier<byte[]> document = own.get(address);
        return document == null ? others.fetch(address) : document.get();
    }
}
