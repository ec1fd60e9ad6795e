package dev.mayfly.session;

import dev.mayfly.identity.AccountId;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Mints and reads access key ids of temporary credentials: `ASIA` and 16 characters of base 32 (80
/// bits), of which the first is set, the next 40 are the account, and 39 are random. Public
/// decoders and `GetAccessKeyInfo` read the account out of ours as out of AWS's.
///
/// Source: Tal Be'ery, "A short note on AWS KEY ID", 2023-10, with the ids published there.
public final class AccessKeyIds {

    /// What an access key id of temporary credentials begins with.
    public static final String TEMPORARY_PREFIX = "ASIA";

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int PREFIX_LENGTH = 4;
    private static final int LENGTH = 20;
    private static final int BITS_PER_CHARACTER = 5;
    private static final long CHARACTER_MASK = 0x1f;

    /// Ten characters are 50 bits: the flag, the account, and the 9 bits below it.
    private static final int HEAD_CHARACTERS = 10;

    private static final int BITS_BELOW_ACCOUNT = 9;
    private static final long ACCOUNT_MASK = (1L << 40) - 1;
    private static final long FLAG = 1L << 49;
    private static final long MAX_ACCOUNT = 999_999_999_999L;

    private final RandomGenerator random;

    public AccessKeyIds(RandomGenerator random) {
        this.random = random;
    }

    /// A new id for temporary credentials of `account`.
    public String next(AccountId account) {
        long chance = random.nextLong();
        long below = chance & ((1L << BITS_BELOW_ACCOUNT) - 1);
        long head = FLAG | (account.number() << BITS_BELOW_ACCOUNT) | below;
        StringBuilder id = new StringBuilder(LENGTH).append(TEMPORARY_PREFIX);
        append(id, head, HEAD_CHARACTERS);
        append(id, chance >>> BITS_BELOW_ACCOUNT, LENGTH - PREFIX_LENGTH - HEAD_CHARACTERS);
        return id.toString();
    }

    private static void append(StringBuilder id, long bits, int characters) {
        for (int i = characters - 1; i >= 0; i--) {
            int index = (int) ((bits >>> (i * BITS_PER_CHARACTER)) & CHARACTER_MASK);
            id.append(ALPHABET.charAt(index));
        }
    }

    /// The account inside an access key id of any kind (`AKIA…`, `ASIA…`), or empty when `id` has
    /// not the form of one.
    public static Optional<AccountId> accountOf(String id) {
        if (!wellFormed(id)) {
            return Optional.empty();
        }
        long head = 0;
        for (int i = PREFIX_LENGTH; i < PREFIX_LENGTH + HEAD_CHARACTERS; i++) {
            head = (head << BITS_PER_CHARACTER) | ALPHABET.indexOf(id.charAt(i));
        }
        long account = (head >>> BITS_BELOW_ACCOUNT) & ACCOUNT_MASK;
        return account > MAX_ACCOUNT
                ? Optional.empty()
                : Optional.of(new AccountId(String.format("%012d", account)));
    }

    /// Whether `id` has 20 characters, a known prefix and base 32 after it.
    public static boolean wellFormed(String id) {
        if (id.length() != LENGTH || !(id.startsWith("ASIA") || id.startsWith("AKIA"))) {
            return false;
        }
        for (int i = PREFIX_LENGTH; i < LENGTH; i++) {
            if (ALPHABET.indexOf(id.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
