package io.labelwright.engine.store.database;

import java.time.Instant;
import java.util.List;

/** What was done to a store besides running: who deleted, migrated, imported, and when. Entries are only added. */
public final class AuditLog {

    private final Session session;

    AuditLog(Session session) {
        this.session = session;
    }

    /**
     * Something that was done.
     *
     * @param number place in the log, from 1
     * @param action for example {@code gc}
     * @param subject what it was done to
     * @param detail in a few words
     * @param whole whether it is what was written
     */
    public record Entry(long number, Instant time, String action, String subject, String detail, boolean whole) {}

    /** Adds an entry. */
    public void add(Instant time, String action, String subject, String detail) {
        session.change("write to the audit log of", Durability.NOW, connection -> {
            long number = Rows.one(connection, row -> row.getLong(1), "select coalesce(max(number), 0) from audit")
                            .orElse(0L)
                    + 1;
            Rows.update(
                    connection,
                    "insert into audit (number, time, action, subject, detail, checksum) values (?, ?, ?, ?, ?, ?)",
                    number,
                    time,
                    action,
                    subject,
                    detail,
                    Checksum.of(number, time, action, subject, detail));
        });
    }

    /** All entries, the oldest first. */
    public List<Entry> entries() {
        return session.read(
                "read the audit log of",
                connection -> Rows.all(
                        connection,
                        row -> {
                            String time = row.getString(2);
                            String checksum = Checksum.of(
                                    row.getLong(1), time, row.getString(3), row.getString(4), row.getString(5));
                            boolean whole = checksum.equals(row.getString(6));
                            return new Entry(
                                    row.getLong(1),
                                    whole ? Instant.parse(time) : Instant.EPOCH,
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    whole);
                        },
                        "select number, time, action, subject, detail, checksum from audit order by number"));
    }
}
