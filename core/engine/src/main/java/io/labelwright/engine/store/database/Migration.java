package io.labelwright.engine.store.database;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings tables of an earlier version up to date. In a class of its own, since loading the library takes its time. */
final class Migration {

    /** A strong reference: the level of a logger that nobody holds is forgotten. */
    private static final Logger LOG = Logger.getLogger("org.flywaydb");

    private Migration() {}

    static void run(Dialect dialect, int from) {
        LOG.setLevel(Level.WARNING);
        String scripts = "classpath:" + Schema.class.getPackageName().replace('.', '/') + "/" + dialect.name();
        try {
            Flyway.configure(Migration.class.getClassLoader())
                    .dataSource(dialect.dataSource())
                    .locations(scripts)
                    // Tables made in one go have no history; it begins with the version that they have.
                    .baselineOnMigrate(true)
                    .baselineVersion(Integer.toString(from))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new LabelingException(
                    StandardError.STORE,
                    Place.of(dialect.place()),
                    "the database could not be brought from version " + from + " to " + Schema.current() + ": "
                            + String.valueOf(e.getMessage()).strip().replace('\n', ' '),
                    "nothing was changed; use the version of Labelwright that made it, and report this");
        }
    }
}
