package io.labelwright.observe.lineage;

/** Where events go. */
interface LineageSink extends AutoCloseable {

    /** Takes an event, in order; does not wait for anybody. */
    void send(String json);

    /** Waits, for a bounded time, until what was taken has arrived. */
    @Override
    void close();
}
