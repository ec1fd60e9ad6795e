package dev.mayfly.policy.catalogue;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.pattern.ArnText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// AWS's services and their actions, as of [#date()].
///
/// Loading unpacks one megabyte; a service is read when it is first asked for. Thread-safe. Keep
/// one and hand it on.
public final class ActionCatalogue {
    private final String content;
    private final Row origin;
    private final Map<String, ConditionKeyFacts> globalKeys;
    private final Map<String, ServiceHeader> headers;

    /// Both are made when first asked for; made twice at the same time, they are alike.
    private volatile @Nullable KeyIndex keyIndex;

    private volatile @Nullable Map<String, Set<String>> prefixesOfArns;
    private final Map<String, ServiceFacts> read = new ConcurrentHashMap<>();

    private ActionCatalogue(String content) {
        this.content = content;
        Map<String, ServiceHeader> services = new LinkedHashMap<>();
        Map<String, ConditionKeyFacts> keys = new LinkedHashMap<>();
        int first = nextService(0);
        List<String> top = content.substring(0, first).lines().toList();
        this.origin = Row.of(top.getFirst());
        for (String line : top.subList(1, top.size())) {
            Row row = Row.of(line);
            keys.put(
                    row.field(1).toLowerCase(Locale.ROOT),
                    ConditionKeyFacts.of(row.field(1), row.field(2)));
        }
        for (int at = first; at < content.length(); ) {
            int end = nextService(at);
            ServiceHeader header = header(at, end);
            services.put(header.prefix(), header);
            at = end;
        }
        this.globalKeys = Collections.unmodifiableMap(keys);
        this.headers = Collections.unmodifiableMap(services);
    }

    /// Unpacks the snapshot.
    public static ActionCatalogue load() {
        return new ActionCatalogue(CatalogueFile.content());
    }

    /// The day of AWS's data.
    public LocalDate date() {
        return LocalDate.parse(origin.field(1));
    }

    /// The package the snapshot was taken from, with its version.
    public String source() {
        return origin.field(2) + " " + origin.field(3);
    }

    /// Where the snapshot comes from, and its licence.
    public String notice() {
        return CatalogueFile.notice();
    }

    /// The prefixes of all services, in order.
    public Collection<String> prefixes() {
        return headers.keySet();
    }

    /// A service by its prefix; case does not matter.
    public Optional<ServiceFacts> service(String prefix) {
        String folded = prefix.toLowerCase(Locale.ROOT);
        ServiceHeader header = headers.get(folded);
        return header == null
                ? Optional.empty()
                : Optional.of(
                        read.computeIfAbsent(
                                folded,
                                _ ->
                                        ServiceReader.read(
                                                header,
                                                content.substring(header.start(), header.end()))));
    }

    /// An action by its whole name such as `s3:GetObject`; case does not matter.
    public Optional<ActionFacts> action(String qualifiedName) {
        int colon = qualifiedName.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : service(qualifiedName.substring(0, colon))
                        .flatMap(service -> service.action(qualifiedName.substring(colon + 1)));
    }

    /// Every action that a pattern matches: all 22,000 for a bare `*`, which takes a while.
    public List<ActionFacts> matching(ActionPattern pattern) {
        Collection<String> services =
                pattern.isAny() ? headers.keySet() : List.of(pattern.service());
        List<ActionFacts> matched = new ArrayList<>();
        for (String prefix : services) {
            service(prefix).ifPresent(service -> matched.addAll(service.matching(pattern.name())));
        }
        return matched;
    }

    /// Whether a pattern matches an action at all.
    public boolean anyMatches(ActionPattern pattern) {
        return pattern.isAny()
                || service(pattern.service()).stream()
                        .flatMap(service -> service.folded().stream())
                        .anyMatch(pattern.name()::matches);
    }

    /// Keys that belong to no service; also the few of services that every session may carry, such
    /// as `ec2:SourceInstanceArn`.
    public Collection<ConditionKeyFacts> globalKeys() {
        return globalKeys.values();
    }

    /// The global key that a name in a policy means.
    public Optional<ConditionKeyFacts> globalKey(String written) {
        ConditionKeyFacts plain = globalKeys.get(written.toLowerCase(Locale.ROOT));
        return plain != null
                ? Optional.of(plain)
                : globalKeys.values().stream()
                        .filter(key -> key.isFamily() && key.isNamed(written))
                        .findFirst();
    }

    /// The key that a name means in a statement about a service: one of its own or a global one.
    public Optional<ConditionKeyFacts> conditionKey(String service, String written) {
        return globalKey(written).or(() -> service(service).flatMap(facts -> facts.key(written)));
    }

    /// The key that a name means anywhere: a global one, or one of any service.
    public Optional<ConditionKeyFacts> anyKey(String written) {
        return globalKey(written).or(() -> keyIndex().find(written));
    }

    /// Whether there are keys that begin with this, or actions.
    public boolean knowsKeyPrefix(String prefix) {
        return keyIndex().knowsPrefix(prefix)
                || headers.containsKey(prefix.toLowerCase(Locale.ROOT));
    }

    /// The names of the keys that may be meant by one that exists nowhere.
    public List<String> keysNear(String written) {
        String prefix = written.substring(0, Math.max(0, written.indexOf(':')));
        List<String> names = new ArrayList<>();
        globalKeys.values().stream()
                .filter(key -> !key.isFamily())
                .forEach(key -> names.add(key.name()));
        names.addAll(keyIndex().namesOf(prefix));
        return Spelling.nearest(written, names.stream().distinct().toList());
    }

    /// The resource types whose ARNs name a service, whichever prefix their actions have.
    public List<ResourceFacts> typesInArnsOf(String arnService) {
        return prefixesOfArns().getOrDefault(arnService, Set.of()).stream()
                .flatMap(prefix -> service(prefix).orElseThrow().resources().stream())
                .filter(type -> type.arnService().equals(arnService))
                .toList();
    }

    /// Whether a service can stand in an ARN.
    public boolean knowsArnService(String arnService) {
        return prefixesOfArns().containsKey(arnService) || headers.containsKey(arnService);
    }

    /// The services that may be meant in an ARN by one that does not exist.
    public List<String> arnServicesNear(String arnService) {
        return Spelling.nearest(arnService, prefixesOfArns().keySet());
    }

    /// The prefixes that may be meant by one that does not exist.
    public List<String> servicesNear(String prefix) {
        return Spelling.nearest(prefix, headers.keySet());
    }

    /// The whole names of the actions that may be meant by one that does not exist. A service that
    /// does not exist is mended first.
    public List<String> actionsNear(String qualifiedName) {
        int colon = qualifiedName.indexOf(':');
        if (colon < 0) {
            return List.of();
        }
        String prefix = qualifiedName.substring(0, colon);
        String name = qualifiedName.substring(colon + 1);
        List<String> near = new ArrayList<>();
        for (String known : service(prefix).isPresent() ? List.of(prefix) : servicesNear(prefix)) {
            service(known)
                    .ifPresent(service ->
                            Spelling.nearest(name, service.actionNames())
                                    .forEach(action -> near.add(service.prefix() + ":" + action)));
        }
        return near;
    }

    /// The names of the keys that may be meant in a statement about a service; families are
    /// compared by what stands before their placeholder.
    public List<String> keysNear(String service, String written) {
        List<String> names = new ArrayList<>();
        globalKeys.values().forEach(key -> names.add(key.name()));
        service(service).ifPresent(facts -> facts.keys().forEach(key -> names.add(key.name())));
        return Spelling.nearest(written, names.stream().distinct().toList());
    }

    /// The resource types of a service whose format an ARN has; the narrowest format first.
    public List<ResourceFacts> typesOf(String service, String arn) {
        return service(service).stream()
                .flatMap(facts -> facts.resources().stream())
                .filter(type -> type.isTypeOf(arn))
                .sorted((a, b) -> Integer.compare(narrowness(b), narrowness(a)))
                .toList();
    }

    /// How much of a format is fixed.
    private static int narrowness(ResourceFacts type) {
        return Placeholders.filled(type.arnFormat(), "").length();
    }

    private KeyIndex keyIndex() {
        KeyIndex made = keyIndex;
        if (made == null) {
            made = new KeyIndex(content);
            keyIndex = made;
        }
        return made;
    }

    private Map<String, Set<String>> prefixesOfArns() {
        Map<String, Set<String>> made = prefixesOfArns;
        if (made == null) {
            made = prefixesOfArns(content);
            prefixesOfArns = made;
        }
        return made;
    }

    private Map<String, Set<String>> prefixesOfArns(String all) {
        Map<String, Set<String>> prefixes = new TreeMap<>();
        for (ServiceHeader header : headers.values()) {
            int at = all.indexOf("\nR\t", header.start() - 1);
            while (at >= 0 && at < header.end()) {
                String format = Row.of(all.substring(at + 1, all.indexOf('\n', at + 1))).field(2);
                prefixes.computeIfAbsent(ArnText.of(format).segment(2), _ -> new TreeSet<>())
                        .add(header.prefix());
                at = all.indexOf("\nR\t", at + 1);
            }
        }
        return Collections.unmodifiableMap(prefixes);
    }

    private int nextService(int from) {
        int found = content.indexOf("\nS\t", from);
        return found < 0 ? content.length() : found + 1;
    }

    private ServiceHeader header(int at, int end) {
        int lineEnd = content.indexOf('\n', at);
        Row row = Row.of(content.substring(at, lineEnd));
        return new ServiceHeader(
                row.field(1), row.field(2), row.field(3).equals("rcp"), lineEnd + 1, end);
    }
}
