package io.equilibrium.servicekit.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(Tiers.class)
class JwtRolesTest {
    private final MockMvc http;

    JwtRolesTest(@Autowired MockMvc http) {
        this.http = http;
    }

    /** An issuer whose tokens are the names of their roles. */
    @TestConfiguration
    static class Issuer {
        @Bean
        JwtDecoder decoder() {
            return token -> {
                if (token.startsWith("forged")) {
                    throw new BadJwtException("not signed by the issuer");
                }
                return Jwt.withTokenValue(token)
                        .header("alg", "none")
                        .subject("someone")
                        .issuedAt(Instant.EPOCH)
                        .claim("roles", List.of(token))
                        .build();
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER, 200, 403, 403",
        "OPERATOR, 200, 200, 403",
        "ADMIN, 200, 200, 200",
        "ROLE_ADMIN, 200, 200, 200",
        "stranger, 403, 403, 403",
        "forged, 401, 401, 401"
    })
    void letsEachRoleDoWhatItMay(String role, int view, int operate, int administer) throws Exception {
        String bearer = "Bearer " + role;
        http.perform(get("/tiers/account").header("Authorization", bearer)).andExpect(status().is(view));
        http.perform(post("/tiers")
                        .header("Authorization", bearer)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"scope\": \"account\", \"tier\": 1}"))
                .andExpect(status().is(operate));
        http.perform(post("/reset").header("Authorization", bearer)).andExpect(status().is(administer));
    }

    @Test
    void saysWhyARoleIsNotEnough() throws Exception {
        http.perform(post("/reset").header("Authorization", "Bearer OPERATOR"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("urn:equilibrium:problem:forbidden"))
                .andExpect(jsonPath("$.instance").value("/reset"));
    }
}
