package dev.mayfly.policy.prove;

import java.util.ArrayList;
import java.util.List;

/// Account ids in texts.
final class Accounts {
    private static final int DIGITS = 12;

    private Accounts() {}

    /// Every run of exactly twelve digits.
    static List<String> in(String text) {
        List<String> accounts = new ArrayList<>();
        int run = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean digit = i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
            if (!digit && run == DIGITS) {
                accounts.add(text.substring(i - DIGITS, i));
            }
            run = digit ? run + 1 : 0;
        }
        return accounts;
    }
}
