package dev.mayfly.wire;

import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a handler adds to the event of its call while it works, so that a refusal half-way is
/// recorded with all that was known by then. Confined to the thread of the call.
public final class TrailNotes {

    private Optional<UserIdentity> identity = Optional.empty();
    private Optional<String> denial = Optional.empty();
    private Optional<String> sharedEventId = Optional.empty();
    private final List<TrailEvent.Resource> resources = new ArrayList<>();
    private final List<String> withheld = new ArrayList<>();
    private Optional<Record> shownInput = Optional.empty();
    private Optional<Record> shownOutput = Optional.empty();
    private boolean unremarkable;
    private final Map<String, Object> additionalData = new LinkedHashMap<>();

    /// Who the caller turned out to be, where it is not the signer.
    public void identity(UserIdentity known) {
        identity = Optional.of(known);
    }

    /// Why the call is being refused, as the JSON of an explanation.
    public void denial(String explanationJson) {
        denial = Optional.of(explanationJson);
    }

    /// Ties events of two accounts or calls together.
    public void sharedEventId(String id) {
        sharedEventId = Optional.of(id);
    }

    /// A resource the call touches.
    public void resource(TrailEvent.Resource resource) {
        resources.add(resource);
    }

    /// An entry of `additionalEventData`.
    public void additional(String name, Object value) {
        additionalData.put(name, value);
    }

    /// Has a request parameter recorded as `null`, where AWS keeps what was asked for to itself.
    public void withhold(String parameter) {
        withheld.add(parameter);
    }

    /// Has the event show this in place of the request, a part of which is nobody's business.
    public void shownInput(Record input) {
        shownInput = Optional.of(input);
    }

    /// Has the event show this in place of the answer.
    public void shownOutput(Record output) {
        shownOutput = Optional.of(output);
    }

    /// Has the call leave no event if it succeeds: for those that come all the time and neither
    /// change nor hand out anything. A refusal is recorded all the same.
    public void unremarkable() {
        unremarkable = true;
    }

    public boolean isUnremarkable() {
        return unremarkable;
    }

    public Optional<Record> shownInput() {
        return shownInput;
    }

    public Optional<Record> shownOutput() {
        return shownOutput;
    }

    public Optional<UserIdentity> identity() {
        return identity;
    }

    public Optional<String> denial() {
        return denial;
    }

    public Optional<String> sharedEventId() {
        return sharedEventId;
    }

    public List<TrailEvent.Resource> resources() {
        return List.copyOf(resources);
    }

    public Map<String, Object> additionalData() {
        return Map.copyOf(additionalData);
    }

    public List<String> withheld() {
        return List.copyOf(withheld);
    }
}
