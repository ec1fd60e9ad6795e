package dev.mayfly.policy.token;

import dev.mayfly.policy.automaton.CharSet;
import dev.mayfly.policy.token.Piece.Exactly;
import dev.mayfly.policy.token.Piece.Fixed;
import dev.mayfly.policy.token.Piece.Free;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What AWS callers are called: the text holds the ARN of user, role or root, and behind it the
/// unique id, for a role with the name of the session.
///
/// Source: IAM User Guide, "IAM identifiers", "AWS global condition context keys".
public final class CallerForms {
    private static final String ARN = "aws:principalarn";
    private static final String ACCOUNT = "aws:principalaccount";
    private static final String USER_ID = "aws:userid";
    private static final String USER_NAME = "aws:username";

    /// Source: IAM API reference, `userName` and `roleName`; a path adds `/`.
    private static final CharSet NAME = CharSet.ALPHANUMERIC.or(CharSet.of("+=,.@_-"));

    private static final CharSet PATH = NAME.or(CharSet.of('/'));
    private static final CharSet ID = CharSet.range('A', 'Z').or(CharSet.DIGITS);

    private CallerForms() {}

    /// Users without a path.
    ///
    /// @param account empty for any
    public static TokenText users(Optional<String> account) {
        List<Piece> pieces = arn(account, ":user/");
        pieces.add(new Free("name", NAME, NAME, 1));
        return form(pieces, "AIDA");
    }

    /// Users with a path.
    public static TokenText usersWithPath(Optional<String> account) {
        List<Piece> pieces = arn(account, ":user/");
        pieces.add(new Free("arn", PATH, PATH, 3));
        return form(pieces, "AIDA");
    }

    /// Sessions of roles.
    public static TokenText roleSessions(Optional<String> account) {
        List<Piece> pieces = arn(account, ":role/");
        pieces.add(new Free("arn", NAME, PATH, 1));
        return form(pieces, "AROA");
    }

    /// Root users.
    public static TokenText roots(Optional<String> account) {
        Map<String, Set<String>> keys =
                Map.of(
                        ARN, Set.of("arn", "account"),
                        ACCOUNT, Set.of("account"),
                        USER_ID, Set.of("account"));
        return new TokenText(arn(account, ":root"), keys, Set.of());
    }

    /// One user, or the sessions of one role, by ARN.
    public static TokenText of(String arn) {
        int account = arn.indexOf(":iam::") + ":iam::".length();
        int behind = arn.indexOf(':', account);
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Fixed("arn", arn.substring(0, account)));
        pieces.add(new Fixed("account", arn.substring(account, behind)));
        pieces.add(new Fixed("arn", arn.substring(behind, arn.lastIndexOf('/') + 1)));
        pieces.add(new Fixed("name", arn.substring(arn.lastIndexOf('/') + 1)));
        return form(pieces, arn.contains(":role/") ? "AROA" : "AIDA");
    }

    private static List<Piece> arn(Optional<String> account, String behindAccount) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Fixed("arn", "arn:aws"));
        CharSet partition = CharSet.LOWER.or(CharSet.of('-'));
        pieces.add(new Free("arn", partition, partition, 0));
        pieces.add(new Fixed("arn", ":iam::"));
        pieces.add(
                account.<Piece>map(digits -> new Fixed("account", digits))
                        .orElse(new Exactly("account", CharSet.DIGITS, 12)));
        pieces.add(new Fixed("arn", behindAccount));
        return pieces;
    }

    private static TokenText form(List<Piece> arn, String prefix) {
        List<Piece> pieces = new ArrayList<>(arn);
        pieces.add(new Fixed("end", "\n"));
        pieces.add(new Fixed("id", prefix));
        pieces.add(new Free("id", ID, ID, 12));
        Map<String, Set<String>> keys = new HashMap<>();
        keys.put(ARN, Set.of("arn", "account", "name"));
        keys.put(ACCOUNT, Set.of("account"));
        keys.put(USER_ID, Set.of("id"));
        if (prefix.equals("AROA")) {
            pieces.add(new Fixed("id", ":"));
            pieces.add(new Free("id", NAME, NAME, 2));
        } else if (arn.stream().anyMatch(piece -> piece.name().equals("name"))) {
            keys.put(USER_NAME, Set.of("name"));
        }
        return new TokenText(pieces, keys, Set.of());
    }
}
