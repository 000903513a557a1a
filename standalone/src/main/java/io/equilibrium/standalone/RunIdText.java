package io.equilibrium.standalone;

import io.equilibrium.contract.RunId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A run's id as options write it. */
final class RunIdText implements ITypeConverter<RunId> {
    @Override
    public RunId convert(String text) {
        try {
            RunId run = RunId.parse(text);
            if (run.equals(RunId.NONE)) {
                throw new TypeConversionException("a run is not all zeros");
            }
            return run;
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(String.valueOf(wrong.getMessage()));
        }
    }
}
