package dev.mayfly.identity;

/// A twelve-digit AWS account number.
public record AccountId(String digits) {

    private static final int LENGTH = 12;

    public AccountId {
        if (digits.length() != LENGTH || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("an account id has twelve digits");
        }
    }

    /// The account as a number, `0` to `999999999999`.
    public long number() {
        return Long.parseLong(digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
