package io.equilibrium.risk;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.risk.account.RiskAccount;
import io.equilibrium.risk.account.Said;
import io.equilibrium.risk.jpa.AccountStates;
import io.equilibrium.risk.jpa.AccountStore;
import io.equilibrium.risk.jpa.BreakerTransitions;
import io.equilibrium.risk.jpa.CommandLog;
import io.equilibrium.risk.jpa.Denials;
import io.equilibrium.risk.jpa.InboxJournal;
import io.equilibrium.risk.jpa.LimitHistory;
import io.equilibrium.risk.jpa.Resets;
import io.equilibrium.risk.merge.RoadMerge;
import io.equilibrium.risk.web.BreakerDesk;
import io.equilibrium.risk.web.CommandDesk;
import io.equilibrium.risk.web.ResetDesk;
import io.equilibrium.risk.web.RiskDesk;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.kafka.CommandTopic;
import io.equilibrium.servicekit.kafka.KafkaDoor;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Builds the service: settings, account, merge, and the doors around them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RiskProperties.class)
public class RiskConfiguration {
    private static final Duration COMMAND_PATIENCE = Duration.ofSeconds(10);

    @Bean
    EngineTopics engineTopics() {
        return new EngineTopics(
                List.of(
                        EngineTopics.journalled(Topics.STEPS),
                        EngineTopics.journalled(Topics.SIGNALS),
                        EngineTopics.journalled(Topics.MARKS),
                        EngineTopics.journalled(Topics.FILLS),
                        EngineTopics.journalled(Topics.COMMANDS)),
                List.of(Topics.APPROVED_ORDERS, Topics.DENIED_ORDERS, Topics.BREAKER_EVENTS));
    }

    @Bean
    Instruments instruments() {
        return InstrumentFile.load();
    }

    @Bean
    RiskMetrics riskMetrics(MeterRegistry meters) {
        return new RiskMetrics(meters, Clock.systemUTC());
    }

    @Bean
    RiskHandler riskHandler(
            RiskProperties properties,
            Instruments instruments,
            AccountStore store,
            JdbcTemplate jdbc,
            RiskMetrics metrics) {
        Said said = new Said(metrics::said);
        RiskAccount account = account(properties, instruments, said);
        RoadMerge merge = merge(properties, account);
        return new RiskHandler(new RiskHandler.Parts(
                merge,
                account,
                said,
                store,
                new InboxJournal(jdbc),
                SettingsPrint.of(properties.settings(), instruments),
                metrics));
    }

    private static RiskAccount account(RiskProperties properties, Instruments instruments, Said said) {
        RiskSettings settings = properties.settings();
        return new RiskAccount(
                () -> new RiskEngine(settings, instruments),
                instruments.bySymbol().keySet(),
                said,
                properties.awaitFills(),
                properties.isByTheClock());
    }

    private static RoadMerge merge(RiskProperties properties, RiskAccount account) {
        return properties.awaitFills()
                ? RoadMerge.inTotal(properties.mostWaiting(), account::isAnsweredThrough)
                : RoadMerge.bySymbol(properties.mostWaiting());
    }

    @Bean
    Denials denials(JdbcTemplate jdbc) {
        return new Denials(jdbc);
    }

    @Bean
    AccountStore accountStore(
            AccountStates states,
            BreakerTransitions transitions,
            CommandLog commands,
            LimitHistory limits,
            Denials denials) {
        return new AccountStore(
                states, transitions, commands, limits, denied -> denials.add(AccountStore.ACCOUNT, denied));
    }

    @Bean
    RiskDesk riskDesk(
            RiskProperties properties,
            Instruments instruments,
            AccountStore store,
            LimitHistory limits,
            Denials denials) {
        Supplier<RiskAccount> accounts = () -> account(properties, instruments, new Said(_ -> {}));
        RiskSettings settings = properties.settings();
        StoredEngine stored = new StoredEngine(
                store, () -> merge(properties, accounts.get()), accounts, SettingsPrint.of(settings, instruments));
        Clock clock = Clock.systemUTC();
        LongSupplier micros = properties.isByTheClock() ? () -> clock.millis() * 1_000 : () -> RiskEngine.NO_CLOCK;
        return new RiskReader(stored, () -> new RiskEngine(settings, instruments), limits, denials, micros);
    }

    @Bean
    ResetDesk resetDesk(JdbcTemplate jdbc) {
        return new ResetOffice(new Resets(jdbc), Clock.systemUTC());
    }

    @Bean
    BreakerDesk breakerDesk(AccountStates states, BreakerTransitions transitions, RiskProperties properties) {
        return new AccountDesk(states, transitions, properties.settings().breaker());
    }

    @Bean
    CommandTopic commandTopic(KafkaDoor door) {
        return new CommandTopic(door::producer);
    }

    @Bean
    CommandDesk commandDesk(CommandTopic topic, CommandLog log, AccountStates states, Instruments instruments) {
        return new CommandOffice(topic, log, states, instruments, Clock.systemUTC(), COMMAND_PATIENCE);
    }
}
