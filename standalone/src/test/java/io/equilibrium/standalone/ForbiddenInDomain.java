package io.equilibrium.standalone;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.MonitorInstruction;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What would make the rules depend on when, where or beside what they run. */
final class ForbiddenInDomain {
    private static final Set<String> ACCESSES = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.getProperties",
            "java.lang.System.getLogger",
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.System.in",
            "java.lang.System.identityHashCode",
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.UUID.randomUUID",
            "java.util.Locale.getDefault",
            "java.time.ZoneId.systemDefault",
            "java.lang.Runtime.getRuntime");

    private static final Set<String> CLASSES = Set.of(
            "java.time.Clock",
            "java.util.Date",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom",
            "java.lang.System$Logger");

    private static final Set<String> PACKAGES =
            Set.of("java.util.logging", "org.slf4j", "java.io", "java.nio.file", "java.nio.channels", "java.net");

    private ForbiddenInDomain() {}

    static ArchCondition<JavaClass> accessed() {
        return condition("read a clock, the surroundings or chance, or write a log", (type, report) -> {
            type.getAccessesFromSelf().stream()
                    .filter(ForbiddenInDomain::isForbidden)
                    .forEach(access -> report.accept(access.getDescription()));
            type.getDirectDependenciesFromSelf().stream()
                    .filter(use -> CLASSES.contains(use.getTargetClass().getName())
                            || PACKAGES.stream().anyMatch(use.getTargetClass().getPackageName()::startsWith))
                    .forEach(use -> report.accept(use.getDescription()));
        });
    }

    static ArchCondition<JavaClass> threaded() {
        return condition("use threads or locks", (type, report) -> {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(use -> isThreaded(use.getTargetClass()))
                    .forEach(use -> report.accept(use.getDescription()));
            type.getMethods().stream()
                    .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                    .map(JavaMethod::getFullName)
                    .forEach(method -> report.accept(method + " is synchronized"));
            if (hasSynchronizedBlock(type)) {
                report.accept(type.getName() + " has a synchronized block");
            }
        });
    }

    private static boolean isForbidden(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String member = access.getTarget().getName();
        return ACCESSES.contains(owner + "." + member)
                || (owner.startsWith("java.time.") && member.equals("now"))
                || (owner.equals("java.util.Random")
                        && member.equals("<init>")
                        && access.getTarget().getFullName().endsWith("()"));
    }

    private static boolean isThreaded(JavaClass type) {
        return (type.getPackageName().startsWith("java.util.concurrent") && !type.isEquivalentTo(TimeUnit.class))
                || type.getName().equals("java.lang.Thread")
                || type.getName().startsWith("java.lang.Thread$")
                || type.getName().equals("java.lang.ThreadLocal")
                || type.getName().equals("java.lang.ScopedValue");
    }

    // ArchUnit sees accesses, not monitors, so the class file is read for them.
    private static boolean hasSynchronizedBlock(JavaClass type) {
        return type.getSource().map(source -> bytes(source.getUri())).stream()
                .map(bytes -> ClassFile.of().parse(bytes))
                .flatMap(model -> model.methods().stream())
                .map(MethodModel::code)
                .anyMatch(code ->
                        code.isPresent() && code.get().elementStream().anyMatch(MonitorInstruction.class::isInstance));
    }

    private static byte[] bytes(URI uri) {
        try (var stream = uri.toURL().openStream()) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ArchCondition<JavaClass> condition(
            String description, BiConsumer<JavaClass, Consumer<String>> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, what -> events.add(SimpleConditionEvent.satisfied(type, what)));
            }
        };
    }
}
