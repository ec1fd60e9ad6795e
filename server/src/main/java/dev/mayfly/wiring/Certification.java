package dev.mayfly.wiring;

import dev.mayfly.certificates.AuthorityKeys;
import dev.mayfly.certificates.CertificateAuthorities;
import dev.mayfly.certificates.CertificateSigner;
import dev.mayfly.certificates.Issuance;
import dev.mayfly.certificates.RevocationLists;
import dev.mayfly.iam.Directory;
import dev.mayfly.rolesanywhere.AnywhereIds;

/// The certificate authorities this account runs, put together.
record Certification(CertificateAuthorities authorities, Issuance issuance, RevocationLists lists) {

    static Certification of(Base base, Keys keys, Directory directory) {
        Outside outside = base.outside();
        CertificateSigner signer = new CertificateSigner(outside.clock(), outside.random());
        AuthorityKeys authorityKeys = new AuthorityKeys(keys.rings(), signer);
        return new Certification(
                new CertificateAuthorities(
                        directory,
                        authorityKeys,
                        signer,
                        new AnywhereIds(outside.random()),
                        base.site()),
                new Issuance(
                        directory,
                        authorityKeys,
                        signer,
                        new Issuance.Addresses(base.settings().publicUrl()),
                        outside.clock()),
                new RevocationLists(directory, authorityKeys, signer, outside.clock()));
    }
}
