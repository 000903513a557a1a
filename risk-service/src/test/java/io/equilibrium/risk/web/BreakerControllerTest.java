package io.equilibrium.risk.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.equilibrium.domain.risk.BreakerSettings;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.servicekit.EngineUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.CannotCreateTransactionException;

@WebMvcTest(BreakerController.class)
class BreakerControllerTest {
    private static final String TOKEN = "a-token-for-this-test-only";

    @TempDir
    private static Path folder;

    private final MockMvc http;

    BreakerControllerTest(@Autowired MockMvc http) {
        this.http = http;
    }

    @DynamicPropertySource
    static void token(DynamicPropertyRegistry properties) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN);
        properties.add("equilibrium.admin-token-file", file::toString);
    }

    /** Says who asked for what in place of doing it. */
    @TestConfiguration
    static class Desks {
        @Bean
        BreakerDesk desk() {
            return new BreakerDesk() {
                @Override
                public BreakerDocument breaker() {
                    return document(Tier.NORMAL, "nobody");
                }

                @Override
                public TransitionsDocument transitions(int page, int size) {
                    return new TransitionsDocument(
                            List.of(new TransitionsDocument.Transition(
                                    7, "r", Tier.NORMAL, Tier.HALTED, "ann", "why", 1, 2, 3, Instant.EPOCH)),
                            page,
                            size,
                            1);
                }

                @Override
                public BreakerDocument trip(Tier tier, String actor, String reason) {
                    if (reason.equals("engine away")) {
                        throw new EngineUnavailableException("the engine has not answered in time", null);
                    }
                    return document(tier, actor + " " + reason);
                }

                @Override
                public BreakerDocument reset(String actor, String reason) {
                    if (reason.equals("database away")) {
                        throw new CannotCreateTransactionException("secret address");
                    }
                    return document(Tier.NORMAL, actor + " " + reason);
                }
            };
        }

        private static BreakerDocument document(Tier tier, String said) {
            return new BreakerDocument(
                    said,
                    tier,
                    null,
                    1_000,
                    2_000,
                    50_000_000,
                    Instant.EPOCH,
                    BreakerDocument.Limits.of(BreakerSettings.DEFAULT));
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "GET, /transitions", "POST, /trip", "POST, /reset"})
    void isClosedWithoutAToken(String method, String path) throws Exception {
        String url = "/admin/breaker" + path;
        http.perform(method.equals("GET") ? get(url) : post(url))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:unauthorised"));
    }

    @Test
    void aViewerReads() throws Exception {
        http.perform(get("/admin/breaker").with(user("vic").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.tier").value("NORMAL"))
                .andExpect(jsonPath("$.equityE8").value(1_000))
                .andExpect(jsonPath("$.peakE8").value(2_000))
                .andExpect(jsonPath("$.drawdownE8").value(50_000_000))
                .andExpect(jsonPath("$.limits.killedDrawdownE8").value(20_000_000))
                .andExpect(jsonPath("$.limits.reducedSize").value("1/2"))
                .andExpect(jsonPath("$.limits.coolDown").value("PT24H"));
        http.perform(get("/admin/breaker/transitions?page=2&size=10")
                        .with(user("vic").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.transitions[0].to").value("HALTED"))
                .andExpect(jsonPath("$.transitions[0].actor").value("ann"))
                .andExpect(jsonPath("$.page").value(2))
                .andExpect(jsonPath("$.size").value(10))
                .andExpect(jsonPath("$.total").value(1));
        http.perform(json(post("/admin/breaker/trip"), "{\"tier\":\"KILLED\",\"reason\":\"x\"}")
                        .with(user("vic").roles("VIEWER")))
                .andExpect(status().isForbidden());
    }

    @Test
    void anOperatorTripsAndOnlyAnAdminResets() throws Exception {
        http.perform(json(post("/admin/breaker/trip"), "{\"tier\":\"KILLED\",\"reason\":\"fat finger\"}")
                        .with(user("olga").roles("OPERATOR")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.tier").value("KILLED"))
                .andExpect(jsonPath("$.run").value("olga fat finger"));
        http.perform(json(post("/admin/breaker/reset"), "{\"reason\":\"checked\"}")
                        .with(user("olga").roles("OPERATOR")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:forbidden"));
        admin("/admin/breaker/reset", "{\"reason\":\"checked\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.run").value("admin-token checked"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tier\":\"NORMAL\",\"reason\":\"x\"} | tier must be REDUCED, HALTED or KILLED",
                "{\"tier\":\"TRIAL\",\"reason\":\"x\"} | tier must be REDUCED, HALTED or KILLED",
                "{\"reason\":\"x\"} | tier must not be null",
                "{\"tier\":\"KILLED\"} | reason must not be blank",
                "{\"tier\":\"KILLED\",\"reason\":\" \"} | reason must not be blank",
                "{\"tier\":\"KILLED\",\"reason\":\"a\\nb\"} | reason must be one line",
                "{\"tier\":\"KILLED\",\"reason\":\"x\",\"teir\":1} | field 'teir' is not known",
                "'' | the body is missing"
            })
    void namesFieldAndRule(String body, String detail) throws Exception {
        admin("/admin/breaker/trip", body)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail", containsString(detail)));
    }

    @ParameterizedTest
    @CsvSource({"page=-1, page", "size=0, size", "size=201, size"})
    void namesTheParameterThatBreaksItsRule(String query, String parameter) throws Exception {
        http.perform(get("/admin/breaker/transitions?" + query).with(user("vic").roles("VIEWER")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value(parameter));
    }

    @Test
    void anEngineThatDoesNotAnswerIsUnavailable() throws Exception {
        admin("/admin/breaker/trip", "{\"tier\":\"KILLED\",\"reason\":\"engine away\"}")
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:unavailable"));
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsUnavailable() throws Exception {
        admin("/admin/breaker/reset", "{\"reason\":\"database away\"}")
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.detail").value("the database does not answer"));
    }

    private ResultActions admin(String path, String body) throws Exception {
        return http.perform(json(post(path), body).header("Authorization", "Bearer " + TOKEN));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }
}
