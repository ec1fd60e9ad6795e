package dev.mayfly.ca;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The certificate authorities an account runs and what they issued, at one moment. Immutable.
/// Authorities are kept by name; certificates by serial number in hexadecimal, which no two share.
public record CaState(
        SortedMap<String, CertificateAuthority> authorities,
        SortedMap<String, IssuedCertificate> certificates) {

    /// Nothing.
    public static final CaState EMPTY = new CaState(new TreeMap<>(), new TreeMap<>());

    public CaState {
        authorities = Collections.unmodifiableSortedMap(authorities);
        certificates = Collections.unmodifiableSortedMap(certificates);
    }

    /// The authority of that name.
    public Optional<CertificateAuthority> authority(String name) {
        return Optional.ofNullable(authorities.get(name));
    }

    /// The certificate of that serial number.
    public Optional<IssuedCertificate> certificate(String serialHex) {
        return Optional.ofNullable(certificates.get(serialHex));
    }

    /// What the authority of that name issued, by serial number.
    public List<IssuedCertificate> issuedBy(String name) {
        return certificates.values().stream().filter(c -> c.authority().equals(name)).toList();
    }

    /// This state with `authority` in it, in place of the one of the same name.
    public CaState with(CertificateAuthority authority) {
        SortedMap<String, CertificateAuthority> copy = new TreeMap<>(authorities);
        copy.put(authority.name(), authority);
        return new CaState(copy, certificates);
    }

    /// This state with `certificate` in it, in place of the one of the same serial number.
    public CaState with(IssuedCertificate certificate) {
        SortedMap<String, IssuedCertificate> copy = new TreeMap<>(certificates);
        copy.put(certificate.serialHex(), certificate);
        return new CaState(authorities, copy);
    }

    /// This state with more certificates.
    public CaState withAll(List<IssuedCertificate> more) {
        SortedMap<String, IssuedCertificate> copy = new TreeMap<>(certificates);
        more.forEach(certificate -> copy.put(certificate.serialHex(), certificate));
        return new CaState(authorities, copy);
    }

    /// This state with other certificates.
    public CaState withCertificates(SortedMap<String, IssuedCertificate> others) {
        return new CaState(authorities, others);
    }
}
