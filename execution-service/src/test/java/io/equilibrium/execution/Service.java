package io.equilibrium.execution;

import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.Ready;
import io.equilibrium.servicekit.ServiceExit;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole service in one process's life; several, one after the other, may share a broker and a database. */
final class Service implements AutoCloseable {
    /** Takes a process's end in place of the JVM's, and kills the engine where the test says; a scan does not find it. */
    static class Test {
        private final List<String> exits = new CopyOnWriteArrayList<>();

        @Bean
        ServiceExit serviceExit() {
            return (status, reason) -> exits.add(reason);
        }

        @Bean
        static BeanPostProcessor killer(KillPoint.Plan plan) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof EngineHandler handler ? new KilledHandler(handler, plan) : bean;
                }
            };
        }
    }

    private final ConfigurableApplicationContext context;

    Service(Machines machines, String database, Map<String, Object> settings, KillPoint.Plan plan) {
        context = new SpringApplicationBuilder(ExecutionServiceApplication.class, Test.class)
                .initializers(starting -> starting.getBeanFactory().registerSingleton("killPlan", plan))
                .properties(machines.settings(database))
                .properties(settings)
                .run();
    }

    Service(Machines machines, String database) {
        this(machines, database, Map.of(), KillPoint.Plan.NEVER);
    }

    List<String> exits() {
        return context.getBean(Test.class).exits;
    }

    /** Why the engine is not ready, in its words; empty when it is. */
    String notReady() {
        return context.getBeansOfType(Ready.class).values().stream()
                .flatMap(part -> part.notReadyBecause().stream())
                .reduce("", (all, one) -> all + one);
    }

    JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    double gauge(String name) {
        return context.getBean(MeterRegistry.class).get(name).gauge().value();
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
