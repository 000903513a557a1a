package io.equilibrium.signal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.equilibrium.contract.StrategyCommand;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.servicekit.web.CommandUnwrittenException;
import io.equilibrium.signal.StrategyBoard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Who may command strategies, and how what breaks a rule is named. */
@WebMvcTest
@Import(StrategyCommandControllerTest.Desks.class)
class StrategyCommandControllerTest {
    /** Says who asked for what in place of doing it; a reason tells how it turns out. */
    static final class Desk implements StrategyDesk {
        final List<Asked> asked = new ArrayList<>();

        @Override
        public boolean isKnown(String symbol) {
            return symbol.equals("BTCUSDT");
        }

        @Override
        public StrategySettings settings(String symbol) {
            return StrategySettings.DEFAULT;
        }

        @Override
        public Optional<StrategyCommandDocument> ask(String id, Asked what) {
            asked.add(what);
            return switch (what.reason()) {
                case "nobody takes it" -> Optional.empty();
                case "broker away" -> throw new CommandUnwrittenException(id, new IllegalStateException("secret"));
                case "over" -> Optional.of(document(id, what, false, "the run of BTCUSDT is over"));
                default -> Optional.of(document(id, what, true, "done"));
            };
        }

        @Override
        public StrategyCommandsDocument commands(@Nullable String id, int page, int size) {
            return new StrategyCommandsDocument(List.of(), page, size, 0);
        }

        private static StrategyCommandDocument document(String id, Asked asked, boolean done, String said) {
            return new StrategyCommandDocument(
                    id,
                    asked.action(),
                    asked.symbol(),
                    asked.settings(),
                    asked.actor(),
                    asked.role(),
                    asked.reason(),
                    Instant.EPOCH,
                    "00000000000a0001",
                    8,
                    done,
                    said);
        }
    }

    @TestConfiguration
    static class Desks {
        @Bean
        Desk strategyDesk() {
            return new Desk();
        }

        @Bean
        StrategyBoard strategyBoard() {
            return new StrategyBoard();
        }
    }

    private final MockMvc http;
    private final Desk desk;

    StrategyCommandControllerTest(@Autowired MockMvc http, @Autowired Desk desk) {
        this.http = http;
        this.desk = desk;
    }

    private ResultActions as(String role, String path, String body) throws Exception {
        return http.perform(post("/admin/strategies/" + path)
                .with(user("olga").roles(role))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static String why(String reason) {
        return "{\"reason\":\"" + reason + "\"}";
    }

    @Test
    void anOperatorPausesResumesAndChangesAndAViewerLooks() throws Exception {
        String change = "{\"settings\":{\"side\":\"with\",\"window\":30},\"reason\":\"a try\"}";
        as("OPERATOR", "BTCUSDT/pause", why("news")).andExpect(status().isOk());
        as("ADMIN", "BTCUSDT/resume", why("calm")).andExpect(status().isOk());
        as("OPERATOR", "BTCUSDT/change", change)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.place").value(8));
        assertThat(desk.asked.subList(desk.asked.size() - 3, desk.asked.size()))
                .containsExactly(
                        new StrategyDesk.Asked(
                                StrategyCommand.Action.PAUSE, "BTCUSDT", Map.of(), "olga", "OPERATOR", "news"),
                        new StrategyDesk.Asked(
                                StrategyCommand.Action.RESUME, "BTCUSDT", Map.of(), "olga", "ADMIN", "calm"),
                        new StrategyDesk.Asked(
                                StrategyCommand.Action.CHANGE,
                                "BTCUSDT",
                                Map.of("side", "with", "window", "30"),
                                "olga",
                                "OPERATOR",
                                "a try"));
        int before = desk.asked.size();
        for (String path : List.of("pause", "resume", "change")) {
            as("VIEWER", "BTCUSDT/" + path, path.equals("change") ? change : why("news"))
                    .andExpect(status().isForbidden())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:forbidden"));
        }
        assertThat(desk.asked).hasSize(before);
        http.perform(get("/admin/strategies/commands").with(user("vic").roles("VIEWER")))
                .andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "window | 1 | must be at least 2, was 1",
                "high | 21 | must be at most --window 20, was 21",
                "low | 13 | must be below --high 13, was 13",
                "level | 0 | must be between 0 and 1, was 0",
                "share | 1 | must be between 0 and 1, was 1",
                "fair-prior | 1 | must be from 0 to below 1, was 1.0",
                "mean-runs | 1 | must be at least 2, was 1",
                "gate-level | 1 | must be above 1 and at most 10000, was 1.0",
                "gate | maybe | must be off or observe or enforce, was 'maybe'",
                "atr-bar | 1h | only a new run may change it",
                "governer | bayesian | is no field of a strategy; those are grid, atr-bar",
                "side | '' | must not be blank",
            })
    void whatBreaksARuleIsNamed(String field, String text, String rule) throws Exception {
        int before = desk.asked.size();
        as("OPERATOR", "BTCUSDT/change", "{\"settings\":{\"" + field + "\":\"" + text + "\"},\"reason\":\"a try\"}")
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.errors[0].field").value("settings." + field))
                .andExpect(jsonPath("$.errors[0].message", containsString(rule)));
        assertThat(desk.asked).hasSize(before);
    }

    @Test
    void anUnknownSymbolAMissingReasonAndNoSettingsAreNamed() throws Exception {
        as("OPERATOR", "NONESUCH/pause", why("news"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("symbol"))
                .andExpect(jsonPath("$.detail", containsString("NONESUCH is not known")));
        as("OPERATOR", "BTCUSDT/pause", "{}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        as("OPERATOR", "BTCUSDT/change", "{\"settings\":{},\"reason\":\"a try\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("settings"));
        as("OPERATOR", "BTCUSDT/change", "{\"settings\":{\"side\":null},\"reason\":\"a try\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("settings.side"));
    }

    @Test
    void whatBecameOfItIsAnswered() throws Exception {
        as("OPERATOR", "BTCUSDT/pause", why("nobody takes it"))
                .andExpect(status().isAccepted())
                .andExpect(header().string("Location", containsString("/admin/strategies/commands?id=")));
        as("OPERATOR", "BTCUSDT/pause", why("over"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("the run of BTCUSDT is over"));
        as("OPERATOR", "BTCUSDT/pause", why("broker away"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.detail", containsString("could not be written")));
    }
}
