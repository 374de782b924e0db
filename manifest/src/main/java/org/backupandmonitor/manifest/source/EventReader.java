package org.backupandmonitor.manifest.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads one document from parser events. Used once, by one thread. */
final class EventReader {

    private static final Set<String> CORE_TAGS = Set.of("str", "int", "float", "bool", "null", "seq", "map");
    private static final String TAG_PREFIX = "tag:yaml.org,2002:";

    private final ParserImpl events;
    private final Limits limits;
    private final Problems problems = new Problems();
    private final List<Document.Comment> comments = new ArrayList<>();
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Map<String, Node> anchors = new HashMap<>();
    private final Set<String> openAnchors = new HashSet<>();
    private Weight weight = Weight.NONE;
    private @Nullable Node root;
    private int documents;

    EventReader(String text, Limits limits, boolean withComments) {
        LoadSettings settings = LoadSettings.builder()
                .setParseComments(withComments)
                .setUseMarks(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        this.events = new ParserImpl(settings, new StreamReader(settings, text));
        this.limits = limits;
    }

    Document read() {
        while (events.hasNext()) {
            Event event = events.next();
            if (!accept(event) || problems.isFull()) {
                return new Document(null, problems.list(), comments);
            }
        }
        return new Document(root, problems.list(), comments);
    }

    /** False ends the reading: a limit is hit, and going on would be what the limit is there to prevent. */
    private boolean accept(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> {
                documents++;
                if (documents > 1) {
                    problem(
                            "several-documents",
                            span(event),
                            "a manifest is one document: put what follows --- into a file of its own");
                    return false;
                }
            }
            case Scalar -> {
                return take(scalar((ScalarEvent) event), ((ScalarEvent) event).getAnchor(), span(event));
            }
            case Alias -> {
                return take(alias((AliasEvent) event), Optional.empty(), span(event));
            }
            case SequenceStart -> {
                return open(new Frame(false, span(event), ((SequenceStartEvent) event).getTag()), (NodeEvent) event);
            }
            case MappingStart -> {
                return open(new Frame(true, span(event), ((MappingStartEvent) event).getTag()), (NodeEvent) event);
            }
            case SequenceEnd, MappingEnd -> {
                return close();
            }
            case Comment -> comments.add(new Document.Comment(((CommentEvent) event).getValue(), span(event)));
            default -> {
                // Stream start, stream end and document end say nothing.
            }
        }
        return true;
    }

    private boolean open(Frame frame, NodeEvent event) {
        if (open.size() >= limits.depth()) {
            problem(
                    "too-deep",
                    frame.span,
                    "tables and lists stand more than " + limits.depth()
                            + " deep in each other: a manifest needs far less");
            return false;
        }
        if (frame.tag.isPresent() && !isCore(frame.tag.get())) {
            refuseTag(frame.tag.get(), frame.span);
        }
        frame.anchor = event.getAnchor().map(Anchor::getValue).orElse(null);
        if (frame.anchor != null) {
            openAnchors.add(frame.anchor);
            anchors.remove(frame.anchor);
        }
        open.push(frame);
        return true;
    }

    private boolean close() {
        Frame frame = open.pop();
        Node node = frame.table
                ? new TableBuilder(frame.span, frame.children, problems).build()
                : new Listing(frame.children, frame.span);
        if (frame.anchor != null) {
            openAnchors.remove(frame.anchor);
            anchors.put(frame.anchor, node);
        }
        return put(node);
    }

    private boolean take(Node node, Optional<Anchor> anchor, Span at) {
        anchor.ifPresent(name -> anchors.put(name.getValue(), node));
        weight = weight.plus(node.weight());
        if (weight.nodes() > limits.nodes()) {
            return tooMuch("too-many-nodes", limits.nodes() + " values", at);
        }
        if (weight.characters() > limits.characters()) {
            return tooMuch("too-many-characters", limits.characters() + " characters", at);
        }
        return put(node);
    }

    private boolean tooMuch(String code, String limit, Span at) {
        problem(
                code,
                at,
                "the document has more than " + limit + ", every alias written out: split it, or use fewer aliases");
        return false;
    }

    private boolean put(Node node) {
        if (open.isEmpty()) {
            root = node;
        } else {
            open.peek().children.add(node);
        }
        return true;
    }

    /** What the alias stands for; nothing at all, and a problem, where that can't be had. */
    private Node alias(AliasEvent event) {
        String name = event.getAlias().getValue();
        Node node = anchors.get(name);
        if (node != null) {
            return node.at(span(event));
        }
        if (openAnchors.contains(name)) {
            problem(
                    "recursive-anchor",
                    span(event),
                    "*" + name + " stands inside &" + name + " itself: a part can't contain itself");
        } else {
            problem("unknown-anchor", span(event), "there is no &" + name + " above: define it before it is used");
        }
        return new Scalar("", Scalar.Kind.NULL, span(event));
    }

    private Scalar scalar(ScalarEvent event) {
        Span span = span(event);
        String tag = event.getTag().orElse("");
        if (!tag.isEmpty() && !tag.equals("!") && !isCore(tag)) {
            refuseTag(tag, span);
        }
        // What a tag calls a number or a truth value is one, also in quotes.
        boolean text =
                tag.isEmpty() || !isCore(tag) ? !event.isPlain() || tag.equals("!") : tag.equals(TAG_PREFIX + "str");
        return text ? new Scalar(event.getValue(), Scalar.Kind.TEXT, span) : Scalar.plain(event.getValue(), span);
    }

    private static boolean isCore(String tag) {
        return tag.startsWith(TAG_PREFIX) && CORE_TAGS.contains(tag.substring(TAG_PREFIX.length()));
    }

    private void refuseTag(String tag, Span span) {
        problem(
                "tag",
                span,
                "the tag " + tag + " has no meaning here: remove it, or put text that begins with ! into quotes");
    }

    private void problem(String code, Span span, String message) {
        problems.add(code, span, message);
    }

    private static Span span(Event event) {
        Mark start = event.getStartMark().orElseThrow();
        Mark end = event.getEndMark().orElse(start);
        return new Span(start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
    }

    static Span point(Mark mark) {
        return new Span(mark.getLine() + 1, mark.getColumn() + 1, mark.getLine() + 1, mark.getColumn() + 2);
    }

    /** A table or list whose end has not come yet. */
    private static final class Frame {
        private final boolean table;
        private final Span span;
        private final Optional<String> tag;
        private final List<Node> children = new ArrayList<>();
        private @Nullable String anchor;

        Frame(boolean table, Span span, Optional<String> tag) {
            this.table = table;
            this.span = span;
            this.tag = tag;
        }
    }
}
