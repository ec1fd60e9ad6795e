package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NodeFreshnessTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
    private final NodeFreshness freshness = new NodeFreshness(now::get, Duration.ofNanos(100));

    @Test
    void isFreshUntilTheBoundAndNoLonger() {
        now.addAndGet(99);
        assertThat(freshness.fresh()).isTrue();

        now.addAndGet(1);
        assertThat(freshness.fresh()).isFalse();
    }

    @Test
    void countsFromTheMomentOfTheQuestionNotOfTheAnswer() {
        long moment = freshness.moment();
        now.addAndGet(60);
        freshness.heardSince(moment);

        now.addAndGet(40);
        assertThat(freshness.fresh()).isFalse();
    }

    @Test
    void isFreshAgainWhenItHearsAgain() {
        now.addAndGet(1000);
        freshness.heardSince(freshness.moment());

        assertThat(freshness.fresh()).isTrue();
    }
}
