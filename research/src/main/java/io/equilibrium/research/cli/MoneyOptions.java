package io.equilibrium.research.cli;

import io.equilibrium.contract.FeeTierFile;
import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.contract.LeverageFile;
import io.equilibrium.contract.LimitText;
import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.risk.BreakerSettings;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.risk.Limit;
import io.equilibrium.domain.risk.Limits;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.venue.Latencies;
import io.equilibrium.domain.venue.Latency;
import io.equilibrium.domain.venue.Microstructure;
import io.equilibrium.domain.venue.PaperSettings;
import io.equilibrium.domain.venue.QueueModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the account starts with, how bets are sized and limited, when the breaker acts, how the paper venue answers. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class MoneyOptions {
    @Option(
            names = "--equity",
            paramLabel = "USDT",
            defaultValue = "10000",
            converter = Notation.Decimal.Reader.class,
            description = "what the account starts with (${DEFAULT-VALUE})")
    private Notation.Decimal equity;

    @Option(
            names = "--notional",
            paramLabel = "USDT",
            converter = Notation.Decimal.Reader.class,
            description = "the size of every bet (1000)")
    private Notation.@Nullable Decimal notional;

    @Option(
            names = "--risk",
            paramLabel = "SHARE",
            converter = Notation.Share.Reader.class,
            description = "instead: the share of the equity that a bet loses at its stop, as 0.5%% or 0.005")
    private Notation.@Nullable Share risk;

    @Option(
            names = "--sizing",
            paramLabel = "RULE",
            converter = Notation.Sizes.class,
            description = {
                "instead: fixed:USDT, at-risk:SHARE, volatility:SHARE (of the equity, on a usual day), or",
                "kelly:FRACTION:MOST:BETS, as kelly:1/4:2%%:200"
            })
    private @Nullable Sizing sizing;

    @Option(
            names = "--limit",
            paramLabel = "NAME=VALUE",
            description = {
                "a limit, or the threshold of one of the breaker's rules, by its name, as order-notional=2000 or",
                "daily-loss=3%%; a wrong name lists them all; may be given several times"
            })
    private Map<String, String> named = new LinkedHashMap<>();

    @Option(
            names = "--maximum-loss",
            paramLabel = "USDT",
            defaultValue = "100",
            converter = Notation.Decimal.Reader.class,
            description = "the most that a bet may lose at its stop; larger ones are cut (${DEFAULT-VALUE})")
    private Notation.Decimal maximumLoss;

    @Option(
            names = "--maximum-symbol",
            paramLabel = "USDT",
            defaultValue = "5000",
            converter = Notation.Decimal.Reader.class,
            description = "the largest open notional of one symbol (${DEFAULT-VALUE})")
    private Notation.Decimal maximumSymbol;

    @Option(
            names = "--maximum-total",
            paramLabel = "USDT",
            defaultValue = "20000",
            converter = Notation.Decimal.Reader.class,
            description = "the largest open notional in all (${DEFAULT-VALUE})")
    private Notation.Decimal maximumTotal;

    @Option(
            names = "--signal-age",
            paramLabel = "LENGTH",
            defaultValue = "10s",
            converter = Notation.Length.class,
            description = "an older signal is denied, in event time (${DEFAULT-VALUE})")
    private Duration signalAge;

    @Option(
            names = "--take-profit",
            paramLabel = "SIZES",
            defaultValue = "1",
            converter = Notation.Part.class,
            description = "how far the take profit lies, in step sizes (${DEFAULT-VALUE})")
    private Fraction takeProfit;

    @Option(
            names = "--stop",
            paramLabel = "SIZES",
            defaultValue = "1",
            converter = Notation.Part.class,
            description = "how far the stop lies (${DEFAULT-VALUE})")
    private Fraction stop;

    @Option(
            names = "--entry-slippage",
            paramLabel = "SIZES",
            defaultValue = "1/4",
            converter = Notation.Part.class,
            description = "how far an entry may slip; beyond that it expires (${DEFAULT-VALUE})")
    private Fraction entrySlippage;

    @Option(
            names = "--entry",
            paramLabel = "STYLE",
            defaultValue = "at-step",
            converter = Notation.Entry.class,
            description = {
                "how a bet is entered (${DEFAULT-VALUE}): at-step; at-step:carry, which keeps a position that the next bet",
                "would open again; or trap, an order that rests at the next level for the bet after it, a stop for",
                "continuation and a limit for reversal, given up when the price is 1.2 sizes away; trap:SIZES for another",
                "distance"
            })
    private EntryStyle entry;

    @Option(
            names = "--fee-tier",
            paramLabel = "TIER",
            defaultValue = "VIP 0",
            description = "the venue's fees by tier, VIP 0 to VIP 6 (${DEFAULT-VALUE})")
    private String feeTier;

    @Option(names = "--token-discount", description = "fees are paid in the venue's token, which takes a tenth off")
    private boolean tokenDiscount;

    @Option(
            names = "--maker-fee",
            paramLabel = "SHARE",
            converter = Notation.Share.Reader.class,
            description = "of the notional, instead of the tier's (0.02%%)")
    private Notation.@Nullable Share makerFee;

    @Option(
            names = "--taker-fee",
            paramLabel = "SHARE",
            converter = Notation.Share.Reader.class,
            description = "likewise (0.05%%)")
    private Notation.@Nullable Share takerFee;

    @Option(
            names = "--latency",
            paramLabel = "LATENCY",
            defaultValue = "50ms",
            converter = Notation.Delay.class,
            description = {
                "an order decided at a step's time acts so much later (${DEFAULT-VALUE}):",
                "a length, several that are each as likely, or @FILE with one a line, in microseconds"
            })
    private Latency latency;

    @Option(
            names = "--cancel-latency",
            paramLabel = "LATENCY",
            converter = Notation.Delay.class,
            description = "and a cancellation (as orders)")
    private @Nullable Latency cancelLatency;

    @Option(
            names = "--data-latency",
            paramLabel = "LATENCY",
            defaultValue = "0ms",
            converter = Notation.Delay.class,
            description = "and before both, for the trade to come to us (${DEFAULT-VALUE})")
    private Latency dataLatency;

    @Option(
            names = "--half-spread",
            paramLabel = "SHARE",
            defaultValue = "0%",
            converter = Notation.Share.Reader.class,
            description = "of the price, between it and the best price of a modelled book; at least to the next price"
                    + " tick where above 0 (${DEFAULT-VALUE})")
    private Notation.Share halfSpread;

    @Option(
            names = "--level-notional",
            paramLabel = "USDT",
            converter = Notation.Decimal.Reader.class,
            description =
                    "what stands at each price of that book; an order that needs more walks on, an entry as far as"
                            + " its limit (as much as anybody wants)")
    private Notation.@Nullable Decimal levelNotional;

    @Option(
            names = "--quotes",
            description = "best prices and depth as recorded, where they are, instead of the model's")
    private boolean quotes;

    @Option(
            names = "--queue",
            paramLabel = "QUEUE",
            defaultValue = "traded-through",
            converter = Notation.Queue.class,
            description = {
                "when a take profit fills: traded-through; risk-averse (behind all that was shown, moved by trades at",
                "its price); or probabilistic:POWER (moved by cancellations too) (${DEFAULT-VALUE})"
            })
    private QueueModel queue;

    @Option(
            names = "--participation",
            paramLabel = "SHARE",
            converter = Notation.Share.Reader.class,
            description = "of a trade's quantity, that a take profit gets at most (all it needs)")
    private Notation.@Nullable Share participation;

    @Option(
            names = "--paper-seed",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "of what the paper venue draws (${DEFAULT-VALUE})")
    private long paperSeed;

    @Option(
            names = "--mark-interval",
            paramLabel = "LENGTH",
            defaultValue = "15m",
            converter = Notation.Length.class,
            description = "positions are valued at the first tick of each such interval too (${DEFAULT-VALUE})")
    private Duration markInterval;

    @Option(
            names = "--stop-slippage",
            paramLabel = "SHARE",
            defaultValue = "0.01%",
            converter = Notation.Share.Reader.class,
            description = "of the price, against you, when a stop fills (${DEFAULT-VALUE})")
    private Notation.Share stopSlippage;

    @Option(
            names = "--reduced-at",
            paramLabel = "SHARE",
            defaultValue = "5%",
            converter = Notation.Share.Reader.class,
            description = "drawdown from peak equity that makes the breaker REDUCED (${DEFAULT-VALUE})")
    private Notation.Share reducedAt;

    @Option(
            names = "--halted-at",
            paramLabel = "SHARE",
            defaultValue = "10%",
            converter = Notation.Share.Reader.class,
            description = "HALTED: no entries, then a trial (${DEFAULT-VALUE})")
    private Notation.Share haltedAt;

    @Option(
            names = "--killed-at",
            paramLabel = "SHARE",
            defaultValue = "20%",
            converter = Notation.Share.Reader.class,
            description = "KILLED: everything closed, for good (${DEFAULT-VALUE})")
    private Notation.Share killedAt;

    @Option(
            names = "--cool-down",
            paramLabel = "LENGTH",
            defaultValue = "1d",
            converter = Notation.Length.class,
            description = "how long a halt lasts before its trial (${DEFAULT-VALUE})")
    private Duration coolDown;

    @Option(
            names = "--trial",
            paramLabel = "LENGTH",
            defaultValue = "1d",
            converter = Notation.Length.class,
            description = "how long a trial lasts (${DEFAULT-VALUE})")
    private Duration trial;

    @Option(
            names = "--trial-loss",
            paramLabel = "SHARE",
            defaultValue = "2%",
            converter = Notation.Share.Reader.class,
            description = "the share of its starting equity that a trial may lose (${DEFAULT-VALUE})")
    private Notation.Share trialLoss;

    @Option(
            names = "--instruments",
            paramLabel = "FILE",
            description = "the venue's filters (price tick, lot step, minima) as JSON, instead of the built-in ones")
    private @Nullable Path instruments;

    @Option(
            names = "--leverage",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "entries are made with isolated margin at this leverage, by the venue's brackets, and liquidated"
                            + " when it is used up; 0: no margin (${DEFAULT-VALUE})")
    private int leverage;

    /**
     * Returns if what a bet costs decides on no later one.
     *
     * @throws IllegalArgumentException naming the option under which it does
     */
    public void requireBetsThatCostsLeaveAlone() {
        if (risk != null || leverage != 0) {
            throw new IllegalArgumentException("--drag-table is of the same bets, and with "
                    + (risk != null ? "--risk" : "--leverage") + " what a bet costs decides on later ones");
        }
    }

    /** The file of filters that was asked for, nothing for the built-in ones. */
    public Optional<Path> instrumentFile() {
        return Optional.ofNullable(instruments);
    }

    /**
     * The instruments that have filters; without them there are statistics but no orders.
     *
     * @throws IllegalArgumentException if there is no such leverage
     * @throws FailedException if the file cannot be used
     */
    public Instruments instruments() {
        if (leverage < 0 || leverage > LeverageFile.HIGHEST) {
            throw new IllegalArgumentException(
                    "--leverage must be from 0 to " + LeverageFile.HIGHEST + ", was " + leverage);
        }
        try {
            Instruments known = instruments == null
                    ? InstrumentFile.load()
                    : InstrumentFile.read(instruments).instruments();
            return leverage == 0 ? known : known.withMargin(LeverageFile.margin(leverage));
        } catch (IllegalArgumentException wrong) {
            throw new FailedException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /**
     * The account's rules.
     *
     * @throws IllegalArgumentException naming what does not fit together
     */
    public RiskSettings risk() {
        RiskSettings said =
                new RiskSettings(equity.e8(), sizing(), limits(), takeProfit, stop, entrySlippage, breaker(), entry);
        Map<String, Long> values = new TreeMap<>();
        named.forEach((name, text) -> values.put(name, LimitText.parse(said, name, text)));
        return said.with(values);
    }

    private Limits limits() {
        return Limits.DEFAULT
                .with(Limit.LOSS_PER_BET, maximumLoss.e8())
                .with(Limit.SYMBOL_NOTIONAL, maximumSymbol.e8())
                .with(Limit.ACCOUNT_NOTIONAL, maximumTotal.e8())
                .with(Limit.SIGNAL_AGE, signalAge.toMillis() * 1_000);
    }

    private Sizing sizing() {
        if (sizing != null) {
            if (risk != null || notional != null) {
                throw new IllegalArgumentException("--sizing takes the place of --notional and --risk");
            }
            return sizing;
        }
        if (risk == null) {
            return notional == null ? RiskSettings.DEFAULT.sizing() : new Sizing.FixedNotional(notional.e8());
        }
        if (notional != null) {
            throw new IllegalArgumentException("--notional and --risk exclude each other");
        }
        return new Sizing.FractionAtRisk(risk.e8());
    }

    private BreakerSettings breaker() {
        return BreakerSettings.DEFAULT
                .withDrawdowns(reducedAt.e8(), haltedAt.e8(), killedAt.e8())
                .withPauses(coolDown, trial, trialLoss.e8());
    }

    /** The paper venue's; it sees the same holes as the strategy. */
    public PaperSettings paper(Duration hole) {
        Latency cancel = cancelLatency == null ? latency : cancelLatency;
        Latencies latencies = new Latencies(latency, cancel, dataLatency, paperSeed);
        return new PaperSettings(latencies, stopSlippage.e8(), fees(), hole, market());
    }

    private Microstructure market() {
        return new Microstructure(
                halfSpread.e8(),
                levelNotional == null ? Microstructure.ENDLESS : levelNotional.e8(),
                quotes,
                queue,
                participation == null ? Microstructure.ENDLESS : participation.e8());
    }

    /** How often positions are valued, whether there is a step or not. */
    public Duration markInterval() {
        if (!markInterval.isPositive()) {
            throw new IllegalArgumentException("--mark-interval must be above 0, was " + markInterval);
        }
        return markInterval;
    }

    private FeeTier fees() {
        FeeTier tier = FeeTierFile.builtIn().find(feeTier, tokenDiscount);
        FeeTier asked = new FeeTier(
                tier.name(),
                makerFee == null ? tier.makerRateE8() : makerFee.e8(),
                takerFee == null ? tier.takerRateE8() : takerFee.e8());
        return asked.equals(tier) ? tier : new FeeTier("own", asked.makerRateE8(), asked.takerRateE8());
    }
}
