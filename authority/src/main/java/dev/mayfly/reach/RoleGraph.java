package dev.mayfly.reach;

import dev.mayfly.reach.Holdings.HeldRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// Who can become whom.
///
/// No way into a role that the policies open is missing: where a request decides, the step is there
/// and says its conditions, unless it is proved that no request meets them. Policies of
/// organisations are not seen; they can only take steps away.
///
/// @param edges ordered by where they start and end
/// @param remarks what could not be taken in, for people
public record RoleGraph(List<Edge> edges, List<Party> roles, List<String> remarks) {

    private static final Comparator<Edge> ORDER =
            Comparator.comparing(Edge::from)
                    .thenComparing(Edge::to)
                    .thenComparing(Edge::escalates)
                    .thenComparing(Edge::conditional);

    public RoleGraph {
        edges = List.copyOf(edges);
        roles = List.copyOf(roles);
        remarks = List.copyOf(remarks);
    }

    /// The graph of what an account holds.
    ///
    /// @param outOfTime asked now and then while steps that no request can meet are being ruled
    ///   out; once true, the others stay. The caller holds the clock
    public static RoleGraph of(Holdings holdings, BooleanSupplier outOfTime) {
        TrustedBy trustedBy = new TrustedBy(holdings);
        Decider decider = new Decider();
        TrustEdges trust =
                new TrustEdges(holdings.account(), trustedBy, decider, new SecondLook(outOfTime));
        List<Edge> edges = new ArrayList<>();
        for (HeldRole role : holdings.roles()) {
            edges.addAll(trust.into(role));
        }
        edges.addAll(new Escalations(holdings, decider).of(trustedBy.own()));
        edges.sort(ORDER);
        List<String> remarks = new ArrayList<>(holdings.remarks());
        remarks.addAll(trustedBy.remarks());
        Set<Party> roles = new TreeSet<>();
        holdings.roles().forEach(role -> roles.add(role.party()));
        return new RoleGraph(edges, List.copyOf(roles), remarks);
    }

    /// Who is there: every role, and whoever can become one.
    public List<Party> parties() {
        Set<Party> parties = new TreeSet<>(roles);
        edges.forEach(edge -> {
            parties.add(edge.from());
            parties.add(edge.to());
        });
        return List.copyOf(parties);
    }

    /// The shortest chain from each start to each role it can become, by one step or many.
    public List<Chain> chains() {
        Chains chains = chainsBetween();
        return chains.starts().stream().flatMap(start -> chains.of(start).stream()).toList();
    }

    /// The shortest chains from one party.
    public List<Chain> chainsFrom(Party start) {
        return chainsBetween().of(start);
    }

    private Chains chainsBetween() {
        return new Chains(edges, new TreeSet<>(roles));
    }
}
