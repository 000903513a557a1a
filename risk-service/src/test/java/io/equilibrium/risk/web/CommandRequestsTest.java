package io.equilibrium.risk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.equilibrium.contract.Command;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@WebMvcTest
@Import(People.class)
class CommandRequestsTest {
    private final MockMvc http;
    private final People.Desk desk;

    CommandRequestsTest(@Autowired MockMvc http, @Autowired People.Desk desk) {
        this.http = http;
        this.desk = desk;
    }

    @ParameterizedTest
    @CsvSource({"pause, BTCUSDT, PAUSE", "pause, *, PAUSE", "resume, BTCUSDT, RESUME", "resume, *, RESUME"})
    void anOperatorPausesAndResumesEntries(String path, String scope, Command.Action action) throws Exception {
        operator("/admin/entries/" + path, scoped(scope, "news"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.action").value(action.name()))
                .andExpect(jsonPath("$.scope").value(scope))
                .andExpect(jsonPath("$.place").value(8));
        assertThat(desk.asked.getLast())
                .isEqualTo(new CommandDesk.Asked(action, scope, null, null, "olga", "OPERATOR", "news"));
        http.perform(post("/admin/entries/" + path)
                        .with(user("vic").roles("VIEWER"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(scoped(scope, "news")))
                .andExpect(status().isForbidden());
    }

    @Test
    void aSymbolThatIsNotTradedIsRefusedBeforeItIsWritten() throws Exception {
        int before = desk.asked.size();
        operator("/admin/entries/pause", scoped("XYZUSDT", "news"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:invalid-fields"))
                .andExpect(jsonPath("$.errors[0].field").value("scope"))
                .andExpect(jsonPath("$.detail", containsString("XYZUSDT is not known")));
        assertThat(desk.asked).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\":\"x\"}", "{\"scope\":\" \",\"reason\":\"x\"}"})
    void aScopeMustBeSaid(String body) throws Exception {
        operator("/admin/entries/pause", body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("scope must not be blank")));
    }

    @Test
    void theKeyIsTheCommandsIdAndOneIsMadeWhereThereIsNone() throws Exception {
        http.perform(body(post("/admin/entries/pause"), scoped("*", "news")).header("Idempotency-Key", "my-key-1"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value("my-key-1"));
        assertThat(desk.ids.getLast()).isEqualTo("my-key-1");
        operator("/admin/entries/pause", scoped("*", "news")).andExpect(status().isOk());
        assertThat(UUID.fromString(desk.ids.getLast()).version()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "k\u00e9y",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void aKeyThatCannotBeAnIdIsRefused(String key) throws Exception {
        http.perform(body(post("/admin/entries/pause"), scoped("*", "news")).header("Idempotency-Key", key))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("must be 1 to 64 visible ASCII characters")));
    }

    @Test
    void whatNobodyHasTakenInTimeIsAccepted() throws Exception {
        http.perform(body(post("/admin/entries/pause"), scoped("*", "nobody takes it"))
                        .header("Idempotency-Key", "k2"))
                .andExpect(status().isAccepted())
                .andExpect(header().string("Location", "/admin/commands?id=k2"))
                .andExpect(jsonPath("$.id").value("k2"));
    }

    @Test
    void whatTheStateDoesNotAllowIsAConflict() throws Exception {
        http.perform(body(post("/admin/entries/pause"), scoped("*", "too early"))
                        .header("Idempotency-Key", "k3"))
                .andExpect(status().isConflict())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:conflict"))
                .andExpect(jsonPath("$.detail").value("no run has an event yet"))
                .andExpect(jsonPath("$.command").value("k3"));
    }

    @Test
    void whatCouldNotBeWrittenOrReadIsUnavailable() throws Exception {
        http.perform(body(post("/admin/entries/pause"), scoped("*", "broker away"))
                        .header("Idempotency-Key", "k4"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.detail", containsString("k4 could not be written")))
                .andExpect(content().string(not(containsString("secret"))));
        operator("/admin/entries/pause", scoped("*", "database away"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.detail").value("the database does not answer"));
    }

    @Test
    void aViewerReadsTheLog() throws Exception {
        http.perform(get("/admin/commands?id=k5&page=2&size=10")
                        .with(user("vic").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.commands[0].id").value("k5"))
                .andExpect(jsonPath("$.page").value(2))
                .andExpect(jsonPath("$.size").value(10))
                .andExpect(jsonPath("$.total").value(1));
        http.perform(get("/admin/commands?size=201").with(user("vic").roles("VIEWER")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("size"));
        http.perform(get("/admin/commands")).andExpect(status().isUnauthorized());
    }

    private ResultActions operator(String path, String body) throws Exception {
        return http.perform(body(post(path), body));
    }

    private static MockHttpServletRequestBuilder body(MockHttpServletRequestBuilder request, String json) {
        return request.with(user("olga").roles("OPERATOR"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json);
    }

    private static String scoped(String scope, String reason) {
        return "{\"scope\":\"" + scope + "\",\"reason\":\"" + reason + "\"}";
    }
}
