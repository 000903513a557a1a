package io.equilibrium.risk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.equilibrium.contract.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

@WebMvcTest(BreakerController.class)
@Import(People.class)
class BreakerControllerTest {
    private static final String TOKEN = "a-token-for-this-test-only";

    @TempDir
    private static Path folder;

    private final MockMvc http;
    private final People.Desk desk;

    BreakerControllerTest(@Autowired MockMvc http, @Autowired People.Desk desk) {
        this.http = http;
        this.desk = desk;
    }

    @DynamicPropertySource
    static void token(DynamicPropertyRegistry properties) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN);
        properties.add("equilibrium.admin-token-file", file::toString);
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "GET, /transitions", "POST, /trip", "POST, /reset", "POST, /reset/confirm"})
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
                .andExpect(jsonPath("$.pausedEntries[0]").value("BTCUSDT"))
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
                .andExpect(jsonPath("$.action").value("TRIP"))
                .andExpect(jsonPath("$.tier").value("KILLED"))
                .andExpect(jsonPath("$.actor").value("olga"))
                .andExpect(jsonPath("$.role").value("OPERATOR"))
                .andExpect(jsonPath("$.reason").value("fat finger"))
                .andExpect(jsonPath("$.done").value(true))
                .andExpect(jsonPath("$.said").value("done"));
        int before = desk.asked.size();
        http.perform(json(post("/admin/breaker/reset"), "{\"reason\":\"checked\"}")
                        .with(user("olga").roles("OPERATOR")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:forbidden"));
        assertThat(desk.asked).hasSize(before);
    }

    @Test
    void aResetTakesTwoStepsAndANonceIsGoodOnce() throws Exception {
        int before = desk.asked.size();
        String waiting = admin("/admin/breaker/reset", "{\"reason\":\"checked\",\"scope\":\"symbol:BTCUSDT\"}")
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.scope").value("symbol:BTCUSDT"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(desk.asked).hasSize(before);
        String nonce = JsonMapper.shared().readTree(waiting).path("nonce").asString();
        String confirmation = "{\"nonce\":\"" + nonce + "\"}";
        http.perform(json(post("/admin/breaker/reset/confirm"), confirmation)
                        .with(user("olga").roles("OPERATOR")))
                .andExpect(status().isForbidden());
        admin("/admin/breaker/reset/confirm", confirmation).andExpect(status().isOk());
        assertThat(desk.asked.getLast())
                .isEqualTo(new CommandDesk.Asked(
                        Command.Action.RESET, "symbol:BTCUSDT", null, null, "admin-token", "ADMIN", "checked"));
        admin("/admin/breaker/reset/confirm", confirmation)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("nonce was used, has expired, or was never given")));
        admin("/admin/breaker/reset", "{\"reason\":\"x\",\"scope\":\"galaxy\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("a scope is account")));
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

    private ResultActions admin(String path, String body) throws Exception {
        return http.perform(json(post(path), body).header("Authorization", "Bearer " + TOKEN));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }
}
