package io.labelwright.engine.store.database;

import io.labelwright.engine.store.file.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * How far stages that are not done have got: bytes under the key of the stage, the last ones only. A damaged checkpoint
 * is not there; the stage begins anew.
 */
public final class Checkpoints {

    private final Session session;
    private final Damage damage;

    Checkpoints(Session session, Damage damage) {
        this.session = session;
        this.damage = damage;
    }

    /** Where the n-th computation of a stage keeps its bytes: the first under the key of the stage itself. */
    public static String name(String stage, int computation) {
        return computation == 0 ? stage : stage + "#" + computation;
    }

    /** The key of the stage that a {@link #name} is of. */
    public static String stageOf(String name) {
        int end = name.indexOf('#');
        return end < 0 ? name : name.substring(0, end);
    }

    private record Row(byte[] bytes, String checksum) {}

    /**
     * Keeps bytes in place of those that are there.
     *
     * @param durability {@link Durability#LATER} when losing some minutes of work to a power loss is no harm
     */
    public void put(String key, byte[] bytes, Durability durability) {
        String checksum = checksum(key, bytes);
        session.change(
                "write a checkpoint to",
                durability,
                connection -> Rows.update(
                        connection,
                        "insert into checkpoints (key, bytes, checksum) values (?, ?, ?) on conflict (key) do update"
                                + " set bytes = excluded.bytes, checksum = excluded.checksum",
                        key,
                        bytes,
                        checksum));
    }

    /** The bytes under a key. */
    public Optional<byte[]> get(String key) {
        Optional<Row> row = session.read(
                "read a checkpoint from",
                connection -> Rows.one(
                        connection,
                        result -> {
                            byte[] bytes = result.getBytes(1);
                            return new Row(bytes == null ? new byte[0] : bytes, result.getString(2));
                        },
                        "select bytes, checksum from checkpoints where key = ?",
                        key));
        if (row.isPresent()
                && !checksum(key, row.get().bytes()).equals(row.get().checksum())) {
            delete(key);
            damage.found("checkpoint", key, HexFormat.of().formatHex(row.get().bytes()));
            return Optional.empty();
        }
        return row.map(Row::bytes);
    }

    /** Forgets the bytes under a key, if there are any. */
    public void delete(String key) {
        deleteAll(List.of(key));
    }

    /** Forgets the bytes under some keys and says how many there were. */
    public int deleteAll(Collection<String> keys) {
        return session.write("delete a checkpoint of", Durability.LATER, connection -> {
            int deleted = 0;
            for (String key : keys) {
                deleted += Rows.update(connection, "delete from checkpoints where key = ?", key);
            }
            return deleted;
        });
    }

    /** Keys of all checkpoints. */
    public List<String> keys() {
        return session.read(
                "read checkpoints from",
                connection ->
                        Rows.all(connection, row -> row.getString(1), "select key from checkpoints order by key"));
    }

    /** Keys of the damaged ones, without taking them out. */
    public List<String> damaged() {
        return session.snapshot("read checkpoints from", connection -> {
            var damaged = new ArrayList<String>();
            Rows.each(
                    connection,
                    row -> {
                        byte[] bytes = row.getBytes(2);
                        if (bytes == null || !checksum(row.getString(1), bytes).equals(row.getString(3))) {
                            damaged.add(row.getString(1));
                        }
                    },
                    "select key, bytes, checksum from checkpoints order by key");
            return damaged;
        });
    }

    private static String checksum(String key, byte[] bytes) {
        return Checksum.of(key, Sha256.of(bytes));
    }
}
