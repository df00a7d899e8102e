package io.labelwright.remote.llm;

import io.labelwright.remote.call.ScriptedServer;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.StrategyContract;
import org.junit.jupiter.api.AfterAll;

/** What every strategy promises, with a server whose model is a function of what it is asked. */
final class LlmLabelsTest extends StrategyContract<LlmConfig> {

    private static final ScriptedServer SERVER = new ScriptedServer((asked, number) -> FakeModel.byHash(asked));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Override
    protected StrategyFactory<LlmConfig> factory() {
        return new LlmFactory();
    }

    @Override
    protected String with() {
        return "{url: \"" + SERVER.url() + "/v1\", model: m}";
    }
}
