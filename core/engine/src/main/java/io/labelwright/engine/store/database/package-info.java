/**
 * What a store keeps in a database: runs, records of stages, answers of people, checkpoints, an audit trail; the same
 * tables in SQLite and in PostgreSQL. Start with {@link io.labelwright.engine.store.database.Database}.
 */
@NullMarked
package io.labelwright.engine.store.database;

import org.jspecify.annotations.NullMarked;
