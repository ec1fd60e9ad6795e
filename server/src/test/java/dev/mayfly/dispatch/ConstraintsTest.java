package dev.mayfly.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.wire.WireResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintsTest {

    private static final String POUR = "Action=PourTea&Version=2011-06-15";

    private final Samples samples = new Samples();

    private String messageFor(String parameters) {
        String xml = Samples.text(samples.dispatcher().answer(Samples.form(POUR + parameters)));
        return xml.substring(xml.indexOf("<Message>") + 9, xml.indexOf("</Message>"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "&CupName=Session1:2 | Value 'Session1:2' at 'cupName' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern: [\\w+=,.@-]*",
                "&CupName=m | Value 'm' at 'cupName' failed to satisfy constraint: Member must have"
                        + " length greater than or equal to 2",
                "&X=1 | Value null at 'cupName' failed to satisfy constraint: Member must not be"
                        + " null",
                "&CupName=mug&DurationSeconds=43201 | Value '43201' at 'durationSeconds' failed to"
                        + " satisfy constraint: Member must have value less than or equal to 43200",
                "&CupName=mug&DurationSeconds=899 | Value '899' at 'durationSeconds' failed to"
                        + " satisfy constraint: Member must have value greater than or equal to 900",
                "&CupName=mug&Temperature=warm | Value 'warm' at 'temperature' failed to satisfy"
                        + " constraint: Member must satisfy enum value set: [hot, cold]",
                "&CupName=mug&Tags.member.2.Key=&Tags.member.2.Value=v | Value '' at"
                        + " 'tags.1.member.key' failed to satisfy constraint: Member must have"
                        + " length greater than or equal to 1",
                "&CupName=mug&Tags.member.1.Key=k | Value null at 'tags.1.member.value' failed to"
                        + " satisfy constraint: Member must not be null",
                "&CupName=mug&Guests.member.1=ann&Guests.member.2=B0b | Value '[ann, B0b]' at"
                        + " 'guests' failed to satisfy constraint: Member must satisfy constraint:"
                        + " [Member must satisfy regular expression pattern: [a-z]+]",
                "&CupName=mug&JWT=abc | Value at 'jWT' failed to satisfy constraint: Member must"
                        + " have length greater than or equal to 4"
            })
    void saysWhatAwsSays(String parameters, String violation) {
        assertThat(messageFor(parameters)).isEqualTo("1 validation error detected: " + violation);
    }

    @Test
    void listsEveryViolation() {
        assertThat(messageFor("&CupName=:&Temperature=warm"))
                .isEqualTo(
                        "3 validation errors detected: Value ':' at 'cupName' failed to satisfy"
                                + " constraint: Member must have length greater than or equal to 2;"
                                + " Value ':' at 'cupName' failed to satisfy constraint: Member must"
                                + " satisfy regular expression pattern: [\\w+=,.@-]*; Value 'warm' at"
                                + " 'temperature' failed to satisfy constraint: Member must satisfy"
                                + " enum value set: [hot, cold]");
    }

    @ParameterizedTest
    @CsvSource({
        "&CupName=mu",
        "&CupName=mug&DurationSeconds=900",
        "&CupName=mug&DurationSeconds=43200",
        "&CupName=mug&Temperature=hot",
        "&CupName=mug&Tags=",
        "&CupName=mug&JWT=abcd",
        "&CupName=mug&Guests.member.1=ann"
    })
    void acceptsTheNearestThatComplies(String parameters) {
        WireResponse response = samples.dispatcher().answer(Samples.form(POUR + parameters));

        assertThat(response.status()).as(Samples.text(response)).isEqualTo(200);
    }

    @Test
    void countsCharactersAndNotBytesOrSurrogates() {
        String sixtyFour = "&CupName=mug&Tags.member.1.Key=" + "%F0%9F%8D%B5".repeat(128);

        assertThat(
                        samples.dispatcher()
                                .answer(Samples.form(POUR + sixtyFour + "&Tags.member.1.Value="))
                                .status())
                .isEqualTo(200);
        assertThat(messageFor(sixtyFour + "x&Tags.member.1.Value="))
                .contains("length less than or equal to 128");
    }

    @Test
    void echoesNoMoreThanAKilobyte() {
        assertThat(messageFor("&CupName=" + "m".repeat(100_000))).hasSizeLessThan(1300);
    }

    @Test
    void namesWhatIsNearAnUnknownAction() {
        assertThat(
                        Samples.text(
                                samples.dispatcher()
                                        .answer(Samples.form("Action=PoorTea&Version=2011-06-15"))))
                .contains(
                        "Could not find operation PoorTea for version 2011-06-15; what is near:"
                                + " PourTea");
        assertThat(
                        Samples.text(
                                samples.dispatcher()
                                        .answer(Samples.form("Action=PourTea&Version=2010-05-08"))))
                .contains(
                        "Could not find operation PourTea for version 2010-05-08; it is served as"
                                + " version 2011-06-15");
    }
}
