package dev.mayfly.anywhere;

/// The fields of a certificate that can become session tags, as the service spells them.
public enum CertificateField {
    ISSUER("x509Issuer"),
    ALTERNATIVE_NAME("x509SAN"),
    SUBJECT("x509Subject");

    private final String wireName;

    CertificateField(String wireName) {
        this.wireName = wireName;
    }

    /// `x509Subject`, `x509Issuer` or `x509SAN`; tag keys begin with it.
    public String wireName() {
        return wireName;
    }

    /// The field spelt so.
    ///
    /// @throws IllegalArgumentException when no field is
    public static CertificateField of(String wireName) {
        for (CertificateField field : values()) {
            if (field.wireName.equals(wireName)) {
                return field;
            }
        }
        throw new IllegalArgumentException("there is no certificate field `" + wireName + "`");
    }
}
