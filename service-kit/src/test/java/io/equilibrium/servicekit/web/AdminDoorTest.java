package io.equilibrium.servicekit.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@WebMvcTest(Tiers.class)
class AdminDoorTest {
    private static final String TOKEN = "a-token-for-this-test-only";

    @TempDir
    private static Path folder;

    private final MockMvc http;

    AdminDoorTest(@Autowired MockMvc http) {
        this.http = http;
    }

    @DynamicPropertySource
    static void token(DynamicPropertyRegistry properties) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        properties.add("equilibrium.admin-token-file", file::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tiers/account", "/nowhere", "/actuator", "/actuator/env", "/swagger-ui/index.html"})
    void refusesWithoutToken(String path) throws Exception {
        http.perform(get(path))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:unauthorised"))
                .andExpect(jsonPath("$.status").value(401))
                .andExpect(jsonPath("$.instance").value(path))
                .andExpect(jsonPath("$.title").isNotEmpty())
                .andExpect(jsonPath("$.detail").isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a-token-for-this-test-onlx", "a-token-for-this-test-only-and-more"})
    void refusesAnotherToken(String token) throws Exception {
        http.perform(get("/tiers/account").header("Authorization", "Bearer " + token))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:unauthorised"))
                .andExpect(content().string(not(containsString("for-this-test"))));
    }

    @Test
    void letsTheOpenApiDocumentOut() throws Exception {
        http.perform(get("/v3/api-docs")).andExpect(status().isOk());
        http.perform(post("/v3/api-docs")).andExpect(status().isUnauthorized());
    }

    @Test
    void letsTheTokenDoEverythingWithoutASession() throws Exception {
        http.perform(admin(get("/tiers/account")))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Set-Cookie"));
        http.perform(admin(post("/reset"))).andExpect(status().isOk());
    }

    @Test
    void namesTheFieldThatIsNotKnown() throws Exception {
        body("{\"scope\": \"account\", \"tier\": 1, \"teir\": 2}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:unknown-field"))
                .andExpect(jsonPath("$.field").value("teir"))
                .andExpect(jsonPath("$.detail").value("field 'teir' is not known"));
    }

    @Test
    void namesTheFieldsThatBreakTheirRules() throws Exception {
        body("{\"scope\": \"\", \"tier\": 0}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:invalid-fields"))
                .andExpect(jsonPath("$.errors[0].field").value("scope"))
                .andExpect(jsonPath("$.errors[1].field").value("tier"))
                .andExpect(jsonPath("$.errors[1].message").value("must be greater than 0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scope\": | not valid JSON at line 1",
                "{\"scope\": \"a\", \"tier\": \"high\"} | field 'tier' cannot be read",
                "{\"scope\": \"a\"} | field 'tier' cannot be read",
                "'' | the body is missing"
            })
    void saysWhereTheBodyIsMalformed(String json, String detail) throws Exception {
        body(json)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:malformed-body"))
                .andExpect(jsonPath("$.detail", containsString(detail)));
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere, 404, not-found",
        "/tiers, 405, method-not-allowed",
        "/tiers/taken, 409, conflict",
        "/tiers/away, 503, unavailable",
        "/tiers/account?page=0, 400, invalid-fields",
        "/tiers/account?page=x, 400, invalid-request"
    })
    void answersEveryErrorWithAProblem(String path, int status, String type) throws Exception {
        http.perform(admin(get(path)))
                .andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:" + type))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(jsonPath("$.title").isNotEmpty())
                .andExpect(jsonPath("$.detail").isNotEmpty());
    }

    @Test
    void keepsWhatWentWrongInsideToItself() throws Exception {
        http.perform(admin(get("/tiers/broken")))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:internal-error"))
                .andExpect(content().string(not(containsString("secret"))))
                .andExpect(content().string(not(containsString("Exception"))));
    }

    private static MockHttpServletRequestBuilder admin(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer " + TOKEN);
    }

    private org.springframework.test.web.servlet.ResultActions body(String json) throws Exception {
        return http.perform(
                admin(post("/tiers")).contentType(MediaType.APPLICATION_JSON).content(json));
    }
}
