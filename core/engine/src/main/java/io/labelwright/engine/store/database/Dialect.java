package io.labelwright.engine.store.database;

import io.labelwright.spi.problem.LabelingException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** What differs between the databases. Statements that are not here are the same for all. */
interface Dialect {

    /** Its name: that of the folder with its schema. */
    String name();

    /** Where it is, for messages: without user and password. */
    String place();

    /** Whether machines may share it that do not see each other's locks on files. */
    boolean isShared();

    /** A new connection. */
    Connection connect() throws SQLException;

    /** Gives connections to the library that migrates. */
    DataSource dataSource();

    /** Starts a transaction that will write; others that write wait until it ends. */
    void beginWrite(Connection connection, Durability durability) throws SQLException;

    /** Starts a transaction that sees one state of the whole database. */
    void beginRead(Connection connection) throws SQLException;

    void commit(Connection connection) throws SQLException;

    void rollback(Connection connection) throws SQLException;

    /** Whether the database has a table of this name. */
    String tableExists();

    /** What the database itself finds wrong with its files. */
    List<String> damage(Connection connection) throws SQLException;

    /** How many bytes it takes. */
    long bytes(Connection connection) throws SQLException;

    /** Whether the connection is of no use any more. */
    boolean isBroken(SQLException e);

    /** Says what went wrong and what to do. */
    LabelingException problem(String what, SQLException e);
}
