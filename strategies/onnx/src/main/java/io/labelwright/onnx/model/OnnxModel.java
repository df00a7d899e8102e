package io.labelwright.onnx.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import io.labelwright.spi.file.StageFile;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An open model. Each run uses the thread that asks for it and no other, so that sums have one order; several threads
 * may ask at once. To be closed.
 */
public final class OnnxModel implements Closeable {

    private static final long MOST_BYTES = Integer.MAX_VALUE - 16L;

    private final String name;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private OnnxModel(String name, OrtEnvironment environment, OrtSession session) {
        this.name = name;
        this.environment = environment;
        this.session = session;
    }

    /** What takes the values that a run has found, while they are there. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(OrtSession.Result found) throws OrtException;
    }

    /**
     * Opens a model.
     *
     * @param name what messages call it
     * @param bytes the file; the caller closes it
     * @throws LabelingException when it is no model that this runtime knows
     */
    public static OnnxModel open(String name, InputStream bytes) throws IOException {
        try (var folder = new ModelFolder()) {
            Files.copy(bytes, folder.model());
            return open(name, folder.model());
        }
    }

    /**
     * The runtime reads the file by itself: bytes of Java it would copy, and a heap that holds them is larger for it.
     */
    private static OnnxModel open(String name, Path file) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        try (var options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setDeterministicCompute(true);
            return new OnnxModel(name, environment, environment.createSession(file.toString(), options));
        } catch (OrtException e) {
            throw new LabelingException(
                    StandardError.FILE_NOT_READABLE,
                    null,
                    "'" + name + "' is no ONNX model that can be run: "
                            + firstLine(e).replace(file.toString(), name),
                    "export it as ONNX with an opset that ONNX Runtime " + version() + " knows");
        }
    }

    /**
     * Opens the model of a file.
     *
     * @throws LabelingException when it is no model that this runtime knows, or too large
     */
    public static OnnxModel open(StageFile file) throws IOException {
        if (file.size() > MOST_BYTES) {
            throw new LabelingException(
                    StandardError.OUT_OF_RANGE, null, "'" + file.name() + "' has more than 2 GB", "quantise the model");
        }
        try (var folder = new ModelFolder()) {
            folder.put(file.path());
            return open(file.name(), folder.model());
        }
    }

    /** The version of the runtime, which is part of what results hang on. */
    public static String version() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL)
                .getVersion();
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** The names of its inputs. */
    public List<String> inputs() {
        return List.copyOf(session.getInputNames());
    }

    /** The names of its outputs. */
    public List<String> outputs() {
        return List.copyOf(session.getOutputNames());
    }

    /**
     * Type and shape of an input.
     *
     * @throws LabelingException when it takes no tensor
     */
    public TensorInfo input(String input) {
        try {
            if (Objects.requireNonNull(session.getInputInfo().get(input)).getInfo() instanceof TensorInfo tensor) {
                return tensor;
            }
        } catch (OrtException e) {
            throw failed(e);
        }
        throw new LabelingException(
                StandardError.NOT_ALLOWED,
                null,
                "the input '" + input + "' of '" + name + "' is no tensor",
                "export the model with tensors as inputs");
    }

    /** What an output gives. */
    public ValueInfo output(String output) {
        try {
            return Objects.requireNonNull(session.getOutputInfo().get(output)).getInfo();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /** What its makers have noted in it, by key. */
    public Map<String, String> metadata() {
        try {
            return session.getMetadata().getCustomMetadata();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /** Makes a tensor of this environment; the caller closes it. */
    public OnnxTensor longs(long[][] values) {
        try {
            return OnnxTensor.createTensor(environment, values);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /** Makes a tensor of numbers of 32 bits; the caller closes it. */
    public OnnxTensor floats(float[] values, long... shape) {
        try {
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /**
     * Runs the model.
     *
     * @param inputs a tensor for each input
     */
    public <T> T run(Map<String, OnnxTensor> inputs, Reading<T> reading) {
        try (OrtSession.Result found = session.run(inputs)) {
            return reading.read(found);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private LabelingException failed(OrtException e) {
        return new LabelingException(
                StandardError.NOT_ALLOWED,
                null,
                "the model '" + name + "' failed: " + firstLine(e),
                "look at its inputs and outputs, for example with netron");
    }

    private static String firstLine(OrtException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }
}
