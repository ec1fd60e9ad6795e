package dev.mayfly.policy.findings;

import dev.mayfly.policy.findings.StatementText.Item;
import dev.mayfly.policy.json.Json;

/// Says where a value of another type should stand.
final class JsonType {
    private JsonType() {}

    /// A member that is a text if it is there.
    static void check(Json.Obj object, String member, Path path, Findings findings) {
        Json written = object.members().get(member);
        if (written != null && !(written instanceof Json.Str)) {
            mismatch("String", path.member(member), findings);
        }
    }

    /// A text or an array of them.
    static void checkTexts(Item written, Findings findings) {
        for (Item item : StatementText.items(written)) {
            if (!(item.json() instanceof Json.Str)) {
                mismatch("String", item.path(), findings);
            }
        }
    }

    static void mismatch(String wanted, Path path, Findings findings) {
        findings.error(
                "DATA_TYPE_MISMATCH",
                "The text does not match the expected JSON data type " + wanted + ".",
                path);
    }
}
