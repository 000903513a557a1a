package io.equilibrium.risk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.equilibrium.contract.Command;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.Behaviour;
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

@WebMvcTest({AccountController.class, LimitController.class})
@Import(People.class)
class AccountControllerTest {
    private static final String BET = """
            {"symbol":"BTCUSDT","bet":"REVERSAL","way":"DOWN","price":"64000.5","stepSize":"250"}""";

    private final MockMvc http;
    private final People.Desk desk;
    private final People.Account account;

    AccountControllerTest(@Autowired MockMvc http, @Autowired People.Desk desk, @Autowired People.Account account) {
        this.http = http;
        this.desk = desk;
        this.account = account;
    }

    private ResultActions read(String path) throws Exception {
        return http.perform(get(path).with(user("vic").roles("VIEWER")));
    }

    private ResultActions write(String role, String path, String body) throws Exception {
        return http.perform(post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(user("olga").roles(role)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/admin/breakers", "/admin/equity", "/admin/denials", "/admin/limits", "/admin/limits/changes"})
    void isClosedWithoutAToken(String path) throws Exception {
        http.perform(get(path)).andExpect(status().isUnauthorized());
    }

    @Test
    void aViewerReads() throws Exception {
        read("/admin/breakers")
                .andExpect(jsonPath("$.breakers[0].scope").value("symbol:BTCUSDT"))
                .andExpect(jsonPath("$.breakers[0].rules[0].threshold").value("6h"));
        read("/admin/equity")
                .andExpect(jsonPath("$.cashE8").value(12))
                .andExpect(jsonPath("$.equityE8").value(17));
        read("/admin/limits").andExpect(jsonPath("$.limits[0].ceiling").value("50000"));
        read("/admin/limits/changes?page=1&size=3").andExpect(jsonPath("$.size").value(3));
        read("/admin/denials?symbol=ETHUSDT&reason=STALE_MARK")
                .andExpect(jsonPath("$.denials[0].symbol").value("ETHUSDT"))
                .andExpect(jsonPath("$.denials[0].reason").value("STALE_MARK"));
        read("/admin/denials?reason=WEATHER").andExpect(status().isBadRequest());
        read("/admin/denials?size=201").andExpect(status().isBadRequest());
    }

    @Test
    void aDryRunSaysWhatWouldBe() throws Exception {
        write("OPERATOR", "/admin/dry-run", BET)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.passes").value(false))
                .andExpect(jsonPath("$.denial.reason").value("PRICE_COLLAR"));
        assertThat(account.asked)
                .isEqualTo(new RiskDesk.Hypothesis(
                        "BTCUSDT", Behaviour.REVERSAL, false, E8.parse("64000.5"), 250 * E8.ONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "64000.5 | none | price must be a decimal above 0, was 'none'",
                "64000.5 | -1 | price must be a decimal above 0",
                "64000.5 | 99999999999 | price must be a decimal above 0",
                "REVERSAL | HOPE | bet",
                "stepSize | stepSise | stepSise"
            })
    void namesWhatIsWrong(String part, String wrong, String detail) throws Exception {
        write("OPERATOR", "/admin/dry-run", BET.replace(part, wrong))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString(detail)));
    }

    @Test
    void onlyAnAdminSetsALimit() throws Exception {
        String body = """
                {"name":"order-notional","value":"1000","reason":"thin book"}""";
        write("OPERATOR", "/admin/limits", body).andExpect(status().isForbidden());
        write("ADMIN", "/admin/limits", body).andExpect(status().isOk());
        assertThat(desk.asked.getLast())
                .isEqualTo(new CommandDesk.Asked(
                        Command.Action.LIMIT,
                        Command.ACCOUNT,
                        null,
                        new Command.LimitValue("order-notional", "1000"),
                        "olga",
                        "ADMIN",
                        "thin book"));
    }
}
