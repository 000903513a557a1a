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
import io.equilibrium.risk.jpa.InboxJournal;
import io.equilibrium.risk.merge.RoadMerge;
import io.equilibrium.risk.web.BreakerDesk;
import io.equilibrium.servicekit.EngineDesk;
import io.equilibrium.servicekit.EngineTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Builds the service: settings, account, merge, and the doors around them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RiskProperties.class)
public class RiskConfiguration {
    @Bean
    EngineTopics engineTopics() {
        return new EngineTopics(
                List.of(
                        EngineTopics.journalled(Topics.STEPS),
                        EngineTopics.journalled(Topics.SIGNALS),
                        EngineTopics.journalled(Topics.MARKS),
                        EngineTopics.journalled(Topics.FILLS)),
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
            AccountStates states,
            BreakerTransitions transitions,
            JdbcTemplate jdbc,
            RiskMetrics metrics) {
        RiskSettings settings = properties.settings();
        Said said = new Said(metrics::said);
        RiskAccount account =
                new RiskAccount(() -> new RiskEngine(settings, instruments), said, properties.awaitFills());
        RoadMerge merge = properties.awaitFills()
                ? RoadMerge.inTotal(properties.mostWaiting(), account::isAnsweredThrough)
                : RoadMerge.bySymbol(properties.mostWaiting());
        return new RiskHandler(new RiskHandler.Parts(
                merge,
                account,
                said,
                new AccountStore(states, transitions),
                new InboxJournal(jdbc),
                SettingsPrint.of(settings, instruments),
                metrics));
    }

    @Bean
    BreakerDesk breakerDesk(
            EngineDesk engine,
            RiskHandler handler,
            AccountStates states,
            BreakerTransitions transitions,
            RiskProperties properties) {
        return new AccountDesk(
                engine, handler, states, transitions, properties.settings().breaker());
    }
}
