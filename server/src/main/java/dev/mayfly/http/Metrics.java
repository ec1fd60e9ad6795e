package dev.mayfly.http;

import dev.mayfly.wire.CallObserver;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// Counts calls and how long they took, and shows it at `/-/metrics` in Prometheus's text format
/// 0.0.4. Thread-safe, without locks on the way of a call.
public final class Metrics implements CallObserver, Responder {

    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final double NANOS = 1e9;
    // Upper bounds of the histogram in nanoseconds: 0.1 ms to 10 s.
    private static final long[] BOUNDS = {
        100_000L,
        250_000L,
        500_000L,
        1_000_000L,
        2_500_000L,
        5_000_000L,
        10_000_000L,
        20_000_000L,
        50_000_000L,
        100_000_000L,
        500_000_000L,
        1_000_000_000L,
        10_000_000_000L
    };

    /// A number read when the metrics are, such as the length of the trail's queue.
    public record Gauge(String name, String help, LongSupplier value) {}

    private static final class Meter {
        final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
        final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
        final LongAdder nanos = new LongAdder();

        Meter() {
            for (int i = 0; i < buckets.length; i++) {
                buckets[i] = new LongAdder();
            }
        }
    }

    private final Map<String, Meter> meters = new ConcurrentSkipListMap<>();
    private final List<Gauge> gauges;

    public Metrics(List<Gauge> gauges) {
        this.gauges = List.copyOf(gauges);
    }

    @Override
    public void observed(String operation, String outcome, long nanos) {
        Meter meter = meters.get(operation);
        if (meter == null) {
            meter = meters.computeIfAbsent(operation, _ -> new Meter());
        }
        meter.outcomes.computeIfAbsent(outcome, _ -> new LongAdder()).increment();
        int bucket = 0;
        while (bucket < BOUNDS.length && nanos > BOUNDS[bucket]) {
            bucket++;
        }
        meter.buckets[bucket].increment();
        meter.nanos.add(nanos);
    }

    @Override
    public WireResponse answer(WireRequest request) {
        return WireResponse.of(200, CONTENT_TYPE, text());
    }

    private String text() {
        StringBuilder out = new StringBuilder(4096);
        head(out, "mayfly_calls_total", "counter", "Calls by operation and outcome");
        meters.forEach((operation, meter) ->
                meter.outcomes.forEach(
                        (outcome, count) -> count(out, operation, outcome, count.sum())));
        head(out, "mayfly_call_seconds", "histogram", "Time until the answer was ready");
        meters.forEach((operation, meter) -> histogram(out, operation, meter));
        for (Gauge gauge : gauges) {
            head(out, gauge.name, "gauge", gauge.help);
            out.append(gauge.name).append(' ').append(gauge.value.getAsLong()).append('\n');
        }
        return out.toString();
    }

    private static void head(StringBuilder out, String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void count(StringBuilder out, String operation, String outcome, long count) {
        out.append("mayfly_calls_total{operation=\"").append(operation);
        out.append("\",outcome=\"").append(outcome).append("\"} ").append(count).append('\n');
    }

    private static void histogram(StringBuilder out, String operation, Meter meter) {
        long total = 0;
        String series = "mayfly_call_seconds_bucket{operation=\"" + operation + "\",le=\"";
        for (int i = 0; i < BOUNDS.length; i++) {
            total += meter.buckets[i].sum();
            out.append(series).append(BOUNDS[i] / NANOS).append("\"} ").append(total).append('\n');
        }
        total += meter.buckets[BOUNDS.length].sum();
        out.append(series).append("+Inf\"} ").append(total).append('\n');
        String label = "{operation=\"" + operation + "\"} ";
        out.append("mayfly_call_seconds_sum").append(label);
        out.append(meter.nanos.sum() / NANOS).append('\n');
        out.append("mayfly_call_seconds_count").append(label).append(total).append('\n');
    }
}
