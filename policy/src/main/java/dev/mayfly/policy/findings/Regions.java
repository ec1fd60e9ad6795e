package dev.mayfly.policy.findings;

/// The form of a region's name: `eu-central-1`, `us-gov-west-1`, `us-isob-east-1`.
final class Regions {
    private Regions() {}

    static boolean isOne(String text) {
        String[] words = text.split("-", -1);
        if (words.length < 3 || words.length > 4 || words[0].length() > 4) {
            return false;
        }
        for (int i = 0; i < words.length - 1; i++) {
            if (words[i].length() < 2 || !words[i].chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                return false;
            }
        }
        String number = words[words.length - 1];
        return number.length() == 1 && number.charAt(0) >= '1' && number.charAt(0) <= '9';
    }
}
