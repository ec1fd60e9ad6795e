package dev.mayfly.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.reach.Edge;
import dev.mayfly.reach.Edge.Means;
import dev.mayfly.reach.Party;
import dev.mayfly.reach.RoleGraph;
import dev.mayfly.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/// The four forms of one graph, as golden files: `-Dgolden.update=true` writes them again.
class DrawingTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final Party JOBS =
            new Party.Provider(
                    "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com");
    private static final Party BUILD = role("ci/build");
    private static final Party RELEASE = role("release");
    private static final Party WORKER = role("worker");

    private static final RoleGraph GRAPH =
            new RoleGraph(
                    List.of(
                            new Edge(
                                    JOBS,
                                    BUILD,
                                    new Means.Federation("sts:AssumeRoleWithWebIdentity", "Jobs"),
                                    List.of("sub StringLike repo:octo-org/*")),
                            new Edge(
                                    new Party.Service("lambda.amazonaws.com"),
                                    WORKER,
                                    new Means.ByService("statement 1"),
                                    List.of()),
                            new Edge(BUILD, RELEASE, new Means.Assume("statement 1"), List.of()),
                            new Edge(
                                    RELEASE,
                                    WORKER,
                                    new Means.Escalation(
                                            List.of("iam:PassRole + lambda:CreateFunction"), true),
                                    List.of()),
                            new Edge(
                                    WORKER,
                                    RELEASE,
                                    new Means.Escalation(List.of("iam:PutRolePolicy"), false),
                                    List.of())),
                    List.of(BUILD, RELEASE, WORKER),
                    List.of());

    private static Party role(String name) {
        return new Party.Role("arn:aws:iam::123456789012:role/" + name);
    }

    @Test
    void listsStepsAndChains() throws IOException {
        assertGolden("graph.txt", text(GRAPH));
    }

    @Test
    void saysWhenThereIsNothing() {
        assertThat(text(new RoleGraph(List.of(), List.of(BUILD), List.of())))
                .isEqualToIgnoringNewLines("nobody can become any role");
    }

    @Test
    void writesJson() throws IOException {
        assertGolden("graph.json", GraphJson.of(GRAPH).write(true));
    }

    @Test
    void writesGraphviz() throws IOException {
        assertGolden("graph.dot", Dot.of(GRAPH));
    }

    @Test
    void drawsAPicture() throws IOException {
        assertGolden("graph.svg", Svg.of(GRAPH));
    }

    @Test
    void namesFromOutsideStayText() throws Exception {
        Party hostile = new Party.OtherPrincipal("<script>\"&\u0007]]>\\");
        RoleGraph graph =
                new RoleGraph(
                        List.of(
                                new Edge(
                                        hostile,
                                        BUILD,
                                        new Means.Assume("s"),
                                        List.of("x StringLike <b>\"y\""))),
                        List.of(BUILD),
                        List.of());

        var document =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(Svg.of(graph))));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(Svg.of(graph)).contains("&lt;script&gt;");
        assertThat(Dot.of(graph)).contains("<script>\\\"&");
    }

    @Test
    void aRoleThatNobodyReachesStaysOutOfThePicture() {
        RoleGraph graph = new RoleGraph(GRAPH.edges(), List.of(BUILD, role("lonely")), List.of());

        assertThat(Svg.of(graph)).doesNotContain("lonely");
        assertThat(GraphJson.of(graph).write(false)).contains("role/lonely");
    }

    private static String text(RoleGraph graph) {
        StringWriter out = new StringWriter();
        GraphText.print(
                graph,
                new Terminal(new PrintWriter(out), new PrintWriter(out), false, false, "mayfly"));
        return out.toString();
    }

    private static void assertGolden(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }
}
