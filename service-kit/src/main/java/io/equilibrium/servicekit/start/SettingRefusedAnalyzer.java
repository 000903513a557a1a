package io.equilibrium.servicekit.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells of a refused setting without a stack trace. */
final class SettingRefusedAnalyzer extends AbstractFailureAnalyzer<SettingRefusedException> {
    @Override
    protected FailureAnalysis analyze(Throwable failed, SettingRefusedException refused) {
        return new FailureAnalysis(refused.wrong(), refused.remedy(), refused);
    }
}
