package io.labelwright.engine.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs, and what became of each stage in them. A damaged one is taken out and reported. */
public final class RunRows {

    private static final String PREFIX = "run-";

    private final Session session;
    private final Damage damage;

    RunRows(Session session, Damage damage) {
        this.session = session;
        this.damage = damage;
    }

    /**
     * A run as it is kept.
     *
     * @param stages bodies of its stages, in order of the workflow file
     */
    public record Row(String id, String body, List<String> stages) {
        public Row {
            stages = List.copyOf(stages);
        }
    }

    /** A body with the checksum of it and what it belongs to: a run to its status, a stage to its run. */
    private record Stored(String name, String body, String checksum) {
        boolean isWhole(String owner) {
            return Checksum.of(owner, name, body).equals(checksum);
        }
    }

    /**
     * Starts a run. Runs are numbered, so that their ids hang on no clock.
     *
     * @param status its status, to find it by
     * @param body makes the body of the id
     * @param stages bodies of its stages by their ids, in order of the workflow file
     * @return its id
     */
    public String begin(String status, Function<String, String> body, Map<String, String> stages) {
        return session.write("write a run to", Durability.NOW, connection -> {
            long number = Rows.one(connection, row -> row.getLong(1), "select coalesce(max(number), 0) from runs")
                            .orElse(0L)
                    + 1;
            String digits = Long.toString(number);
            String id = PREFIX + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
            insert(connection, number, id, status, body.apply(id));
            int position = 0;
            for (Map.Entry<String, String> stage : stages.entrySet()) {
                stage(connection, id, position++, stage.getKey(), stage.getValue());
            }
            return id;
        });
    }

    /** Keeps a run that another store had, with its number, unless it is there. */
    void add(Connection connection, long number, String id, String status, String body) throws SQLException {
        boolean there = Rows.one(connection, row -> true, "select 1 from runs where id = ?", id)
                .orElse(false);
        if (!there) {
            insert(connection, number, id, status, body);
        }
    }

    private static void insert(Connection connection, long number, String id, String status, String body)
            throws SQLException {
        Rows.update(
                connection,
                "insert into runs (number, id, status, body, checksum) values (?, ?, ?, ?, ?)",
                number,
                id,
                status,
                body,
                Checksum.of(status, id, body));
    }

    /** Keeps a body in place of that of a run that was begun. */
    public void update(String id, String status, String body) {
        session.change(
                "write a run to",
                Durability.NOW,
                connection -> Rows.update(
                        connection,
                        "update runs set status = ?, body = ?, checksum = ? where id = ?",
                        status,
                        body,
                        Checksum.of(status, id, body),
                        id));
    }

    /** Keeps what is known of a stage in a run, in place of what was. */
    public void putStage(String run, int position, String stage, String body) {
        session.change("write a run to", Durability.LATER, connection -> stage(connection, run, position, stage, body));
    }

    private static void stage(Connection connection, String run, int position, String stage, String body)
            throws SQLException {
        Rows.update(
                connection,
                "insert into run_stages (run, position, stage, body, checksum) values (?, ?, ?, ?, ?) on conflict"
                        + " (run, stage) do update set position = excluded.position, body = excluded.body,"
                        + " checksum = excluded.checksum",
                run,
                position,
                stage,
                body,
                Checksum.of(run, stage, body));
    }

    /** A run with its stages. */
    public Optional<Row> find(String id) {
        var stages = new ArrayList<Stored>();
        String[] status = {""};
        Optional<Stored> run = session.snapshot("read a run from", connection -> {
            stages.addAll(Rows.all(
                    connection,
                    row -> new Stored(row.getString(1), row.getString(2), row.getString(3)),
                    "select stage, body, checksum from run_stages where run = ? order by position",
                    id));
            return Rows.one(
                    connection,
                    row -> {
                        status[0] = row.getString(3);
                        return new Stored(id, row.getString(1), row.getString(2));
                    },
                    "select body, checksum, status from runs where id = ?",
                    id);
        });
        if (run.isEmpty()) {
            return Optional.empty();
        }
        if (!run.get().isWhole(status[0])) {
            discard("delete from runs where id = ?", id, run.get().body(), id);
            return Optional.empty();
        }
        var whole = new ArrayList<String>();
        for (Stored stage : stages) {
            if (stage.isWhole(id)) {
                whole.add(stage.body());
            } else {
                discard(
                        "delete from run_stages where run = ? and stage = ?",
                        id + "-" + stage.name(),
                        stage.body(),
                        id,
                        stage.name());
            }
        }
        return Optional.of(new Row(id, run.get().body(), whole));
    }

    private void discard(String sql, String name, String body, Object... values) {
        session.change("set aside a run in", Durability.NOW, connection -> Rows.update(connection, sql, values));
        damage.found("run", name, body);
    }

    /** Ids of all runs, the oldest first. */
    public List<String> ids() {
        return session.read(
                "read the runs of",
                connection -> Rows.all(connection, row -> row.getString(1), "select id from runs order by number"));
    }

    /** Ids of the runs with a status, the oldest first. */
    public List<String> ids(String status) {
        return session.read(
                "read the runs of",
                connection -> Rows.all(
                        connection,
                        row -> row.getString(1),
                        "select id from runs where status = ? order by number",
                        status));
    }

    /** What is damaged, without taking it out. */
    public List<String> damaged() {
        return session.snapshot("read the runs of", connection -> {
            var damaged = new ArrayList<String>();
            Rows.each(
                    connection,
                    row -> {
                        if (!new Stored(row.getString(1), row.getString(2), row.getString(3))
                                .isWhole(row.getString(4))) {
                            damaged.add("the record of the run " + row.getString(1));
                        }
                    },
                    "select id, body, checksum, status from runs order by number");
            Rows.each(
                    connection,
                    row -> {
                        String run = row.getString(1);
                        if (!new Stored(row.getString(2), row.getString(3), row.getString(4)).isWhole(run)) {
                            damaged.add("the record of stage '" + row.getString(2) + "' in the run " + run);
                        }
                    },
                    "select run, stage, body, checksum from run_stages order by run, position");
            return damaged;
        });
    }
}
