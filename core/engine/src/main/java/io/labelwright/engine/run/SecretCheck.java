package io.labelwright.engine.run;

import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.secret.SecretMask;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.util.Collection;

/** Refuses tables into which a strategy that was given a secret has written it: they are stored and exported. */
final class SecretCheck {

    private final PlannedStage stage;
    private final SecretMask secrets;

    SecretCheck(PlannedStage stage, SecretMask secrets) {
        this.stage = stage;
        this.secrets = secrets;
    }

    void check(Collection<Table> tables) {
        if (stage.config().entries().stream().noneMatch(ConfigEntry::secret)) {
            return;
        }
        for (Table table : tables) {
            for (int c = 0; c < table.columns().size(); c++) {
                if (holdsSecret(table, c)) {
                    throw new LabelingException(
                            StandardError.PLUGIN_CONTRACT,
                            null,
                            "stage '" + stage.id() + "': " + stage.strategy().id()
                                    + " writes a secret of its config into the column "
                                    + secrets.mask(table.columns().get(c).name()) + " of the table "
                                    + table.kind().word() + "; nothing of it is kept",
                            "this is a defect of the plug-in: tell its author; and change the secret");
                }
            }
        }
    }

    private boolean holdsSecret(Table table, int c) {
        if (secrets.isIn(table.columns().get(c).name())) {
            return true;
        }
        ColumnType type = table.columns().get(c).type();
        if (type == ColumnType.NAME) {
            Dictionary names = table.dictionary(c);
            for (int code = 0; code < names.size(); code++) {
                if (secrets.isIn(names.get(code))) {
                    return true;
                }
            }
        }
        if (type == ColumnType.TEXT) {
            for (Segment segment : table.segments()) {
                for (int row = 0; row < segment.rows(); row++) {
                    if (secrets.isIn(segment.column(c).text(row))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
