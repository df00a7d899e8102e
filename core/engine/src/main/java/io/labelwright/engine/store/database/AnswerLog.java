package io.labelwright.engine.store.database;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answers of people, one log for each workflow, to which answers are only ever added. What {@link #append} has
 * returned from is durable. Each answer carries a hash over itself and all before it, and the end of the log is kept
 * beside it, so that no changed, missing or additional answer goes unseen. A log that is damaged is never repaired and
 * never partly used: reading it and adding to it fail.
 */
public final class AnswerLog {

    private static final String START = "";

    private final Session session;

    AnswerLog(Session session) {
        this.session = session;
    }

    /** Where a log ends. */
    private record End(long entries, String chain, String checksum) {}

    /**
     * Adds answers to the log of their workflow: all of them or, when something fails, none.
     *
     * @param answers of one workflow; their numbers are ignored
     * @return the answers with the numbers that they got
     * @throws LabelingException when the log is damaged, or an answer corrects one that there is not
     */
    public List<Answer> append(List<Answer> answers) {
        if (answers.isEmpty()) {
            return List.of();
        }
        String workflow = answers.get(0).workflow();
        for (Answer answer : answers) {
            check(answer, workflow);
        }
        return session.write("write answers to", Durability.NOW, connection -> add(connection, workflow, answers));
    }

    /**
     * Adds answers that depend on those that are there, with nobody adding others in between: all of them or, when
     * something fails, none.
     *
     * @param workflow whose log
     * @param decide is given all answers so far, in the order in which they came, and gives the new ones; their numbers
     *     are ignored
     * @return the new answers with the numbers that they got
     * @throws LabelingException when the log is damaged, or an answer corrects one that there is not
     */
    public List<Answer> update(String workflow, Function<List<Answer>, List<Answer>> decide) {
        return session.write("write answers to", Durability.NOW, connection -> {
            var before = new ArrayList<Answer>();
            read(connection, workflow, before::add);
            List<Answer> answers = decide.apply(before);
            for (Answer answer : answers) {
                check(answer, workflow);
            }
            return add(connection, workflow, answers);
        });
    }

    private List<Answer> add(Connection connection, String workflow, List<Answer> answers) throws SQLException {
        if (answers.isEmpty()) {
            return List.of();
        }
        End end = end(connection, workflow);
        long number = end.entries();
        String chain = end.chain();
        var kept = new ArrayList<Answer>();
        for (Answer given : answers) {
            Answer answer = given.numbered(++number);
            if (answer.corrects() < 0 || answer.corrects() >= number) {
                throw wrong("answer " + number + " corrects answer " + answer.corrects() + ", which there is not");
            }
            chain = answer.chain(chain);
            insert(connection, answer, chain);
            kept.add(answer);
        }
        Rows.update(
                connection,
                "insert into answer_logs (workflow, entries, chain, checksum) values (?, ?, ?, ?)"
                        + " on conflict (workflow) do update set entries = excluded.entries,"
                        + " chain = excluded.chain, checksum = excluded.checksum",
                workflow,
                number,
                chain,
                Checksum.of(workflow, number, chain));
        return kept;
    }

    private static void check(Answer answer, String workflow) {
        if (!answer.workflow().equals(workflow)) {
            throw new IllegalArgumentException("answers of '" + workflow + "' and '" + answer.workflow() + "'");
        }
        for (String text : new @Nullable String[] {
            workflow,
            answer.stage(),
            answer.item(),
            answer.annotator(),
            answer.label(),
            answer.verdict(),
            answer.note(),
            answer.guidelines()
        }) {
            if (text != null && (text.indexOf('\0') >= 0 || hasHalfCharacter(text))) {
                throw wrong("an answer to item '" + answer.item()
                        + "' holds a character that no database can keep: NUL, or one half of a pair");
            }
        }
    }

    private static boolean hasHalfCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return true;
                }
            }
        }
        return false;
    }

    private static LabelingException wrong(String message) {
        return new LabelingException(StandardError.BAD_ROW, message);
    }

    private static void insert(Connection connection, Answer answer, String chain) throws SQLException {
        Rows.update(
                connection,
                "insert into answers (workflow, number, stage, round, item, annotator, label, verdict, note, time,"
                        + " guidelines, corrects, chain) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                answer.workflow(),
                answer.number(),
                answer.stage(),
                answer.round(),
                answer.item(),
                answer.annotator(),
                answer.label(),
                answer.verdict(),
                answer.note(),
                answer.time(),
                answer.guidelines(),
                answer.corrects(),
                chain);
    }

    /** All answers of a workflow in the order in which they came. */
    public List<Answer> read(String workflow) {
        var answers = new ArrayList<Answer>();
        read(workflow, answers::add);
        return answers;
    }

    /** How many answers a workflow has; checks every one of them. */
    public long verify(String workflow) {
        return read(workflow, answer -> {});
    }

    /** Hands over all answers of a workflow; an exception at the end means that none of them may be used. */
    private long read(String workflow, Consumer<Answer> taker) {
        return session.snapshot("read answers from", connection -> read(connection, workflow, taker));
    }

    private long read(Connection connection, String workflow, Consumer<Answer> taker) throws SQLException {
        End end = end(connection, workflow);
        var state = new Object() {
            private long number;
            private String chain = START;
        };
        Rows.each(
                connection,
                row -> {
                    Answer answer = answer(workflow, row);
                    state.number++;
                    state.chain = answer.chain(state.chain);
                    if (answer.number() != state.number || !state.chain.equals(row.getString(12))) {
                        throw damaged(workflow, "answer " + state.number + " is not what was written");
                    }
                    taker.accept(answer);
                },
                "select number, stage, round, item, annotator, label, verdict, note, time, guidelines, corrects,"
                        + " chain from answers where workflow = ? order by number",
                workflow);
        if (state.number != end.entries() || !state.chain.equals(end.chain())) {
            throw damaged(workflow, "it holds " + state.number + " answers and should hold " + end.entries());
        }
        return state.number;
    }

    /**
     * How many answers a workflow has, by the note of where its log ends and without looking at them: enough to see
     * that new ones have come.
     */
    public long entries(String workflow) {
        return session.read(
                "read answers from", connection -> end(connection, workflow).entries());
    }

    private Answer answer(String workflow, ResultSet row) throws SQLException {
        Instant time;
        try {
            time = Instant.parse(String.valueOf(row.getString(9)));
        } catch (DateTimeException e) {
            throw damaged(workflow, "answer " + row.getLong(1) + " has no time");
        }
        return new Answer(
                row.getLong(1),
                workflow,
                String.valueOf(row.getString(2)),
                (int) row.getLong(3),
                String.valueOf(row.getString(4)),
                String.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                time,
                row.getString(10),
                row.getLong(11));
    }

    private End end(Connection connection, String workflow) throws SQLException {
        End end = Rows.one(
                        connection,
                        row -> new End(row.getLong(1), row.getString(2), row.getString(3)),
                        "select entries, chain, checksum from answer_logs where workflow = ?",
                        workflow)
                .orElse(new End(0, START, Checksum.of(workflow, 0, START)));
        if (!Checksum.of(workflow, end.entries(), end.chain()).equals(end.checksum())) {
            throw damaged(workflow, "the note of where it ends is not what was written");
        }
        return end;
    }

    private LabelingException damaged(String workflow, String what) {
        return new LabelingException(
                StandardError.STORE,
                Place.of(session.dialect().place()),
                "the log of the answers of workflow '" + workflow + "' is damaged: " + what,
                "nothing was changed, and no answer is used until this is mended by hand: put back a copy made by"
                        + " 'labelwright store backup', or look at the table answers (with sqlite3, or psql)");
    }

    /** Workflows that have answers. */
    public List<String> workflows() {
        return session.read(
                "read answers from",
                connection -> Rows.all(
                        connection,
                        row -> row.getString(1),
                        "select workflow from answer_logs union select workflow from answers order by 1"));
    }

    /** How many answers there are, without looking at them. */
    public long count() {
        return session.read("read answers from", connection -> Database.count(connection, "answers"));
    }
}
