package dev.mayfly.api;

import dev.mayfly.wire.Operation;
import java.util.List;
import java.util.stream.Stream;

/// The operations of STS.
public final class StsApi {

    private final StsSessions sessions;
    private final StsInquiries inquiries;

    public StsApi(StsSessions sessions, StsInquiries inquiries) {
        this.sessions = sessions;
        this.inquiries = inquiries;
    }

    /// Every operation of the service model, those included that are always refused.
    public List<Operation<?, ?>> operations() {
        return Stream.of(sessions.operations(), inquiries.operations(), StsRefusals.operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }
}
