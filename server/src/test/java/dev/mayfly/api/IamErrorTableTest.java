package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Refusals in AWS's words. The rows name their source; `recorded` ones are from live AWS by a
/// published test suite, account and names aside.
class IamErrorTableTest {

    private final IamWire iam = new IamWire();

    @ParameterizedTest
    @CsvFileSource(
            resources = "iam-errors.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            numLinesToSkip = 1)
    void refusesAsAwsRefuses(String source, String call, String refusal) {
        iam.ok("CreateUser", "UserName", "alice");
        iam.ok("CreatePolicy", "PolicyName", "p", "PolicyDocument", IamWire.READ_S3);
        String[] words = call.split(" ", -1);

        assertThat(iam.call(words[0], Arrays.copyOfRange(words, 1, words.length)).refusal())
                .as(source)
                .isEqualTo(refusal);
    }
}
