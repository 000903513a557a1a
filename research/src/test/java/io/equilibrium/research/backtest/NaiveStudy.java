package io.equilibrium.research.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The study's table worked out from golden tables alone, as plainly as can be. */
final class NaiveStudy {
    private static final long LATENCY_MICROS = 50_000;
    private static final double MAKER = 0.0002;
    private static final double TAKER = 0.0005;
    private static final double SLIPPAGE = 0.0001;

    private final List<Map<String, String>> steps;
    private final List<Map<String, String>> series;
    private final Map<String, Object> numbers = new TreeMap<>();

    private NaiveStudy(String grid, String kind) {
        steps = GoldenRows.of("bars-" + grid + "-auto-steps");
        series = GoldenRows.of("bars-" + grid + "-auto-series-" + kind + "7");
    }

    /** Field by field; null where nothing can be said. */
    static Map<String, Object> of(String grid, String kind) {
        NaiveStudy study = new NaiveStudy(grid, kind);
        study.market();
        study.bits();
        study.events(kind.equals("fixed"));
        study.bets();
        return study.numbers;
    }

    private void market() {
        long segments = 1;
        long lastClose = Long.MAX_VALUE;
        List<Map<String, String>> bars = GoldenRows.of("bars");
        for (Map<String, String> bar : bars) {
            long open = Long.parseLong(bar.get("open_time_ms"));
            segments += lastClose != Long.MAX_VALUE && open - lastClose > 86_400_000 ? 1 : 0;
            lastClose = open + 899_999;
        }
        numbers.put("ticks", 4L * bars.size());
        numbers.put("segments", segments);
    }

    private void bits() {
        long bits = 0;
        long continuations = 0;
        double fair = 0;
        for (int i = 1; i < steps.size(); i++) {
            Map<String, String> before = steps.get(i - 1);
            Map<String, String> step = steps.get(i);
            if (step.get("segment").equals(before.get("segment"))) {
                bits++;
                continuations += step.get("direction").equals(before.get("direction")) ? 1 : 0;
                double up = Double.parseDouble(before.get("fair_up"));
                fair += before.get("direction").equals("UP") ? up : 1 - up;
            }
        }
        numbers.put("steps", (long) steps.size());
        numbers.put(
                "gapSteps",
                steps.stream().filter(step -> !step.get("gap").equals("0")).count());
        numbers.put("behaviourBits", bits);
        numbers.put("continuations", continuations);
        numbers.put("fairContinuations", fair);
    }

    private void events(boolean fixed) {
        long won = series.stream().filter(row -> row.get("won").equals("1")).count();
        double rate = won / (double) series.size();
        numbers.put("events", (long) series.size());
        numbers.put("eventsWon", won);
        numbers.put("winRate", rate);
        numbers.put("netEdge", 2 * rate - 1);
        numbers.put(
                "fairWinRate",
                fixed
                        ? series.stream()
                                .mapToDouble(row -> Double.parseDouble(row.get("fair_win_probability")))
                                .average()
                                .orElseThrow()
                        : null);
    }

    private void bets() {
        double[] fair = series.stream()
                .flatMap(row -> Arrays.stream(
                        row.get("fair_win_probability_of_each_bet").split(" ", -1)))
                .mapToDouble(Double::parseDouble)
                .toArray();
        long won = series.stream()
                .flatMapToInt(row -> row.get("outcomes").chars())
                .filter(outcome -> outcome == '1')
                .count();
        double fairWon = Arrays.stream(fair).sum();
        double variance = Arrays.stream(fair).map(q -> q * (1 - q)).sum();
        numbers.put("bets", (long) fair.length);
        numbers.put("betsWon", won);
        numbers.put("fairBetsWon", fairWon);
        numbers.put("betZ", (won - fairWon) / Math.sqrt(variance));
        trading(fair.length);
    }

    private void trading(int bets) {
        long tradable = 0;
        double breakEven = 0;
        for (Map<String, String> row : series) {
            int opened = Integer.parseInt(row.get("opened_at_sequence"));
            for (int i = 0; i < row.get("outcomes").length(); i++) {
                Map<String, String> decided = steps.get(opened - 1 + i);
                Map<String, String> resolved = steps.get(opened + i);
                tradable += isTradable(decided, resolved) ? 1 : 0;
                breakEven += breakEven((double) number(decided, "price_e8"), (double) number(decided, "size_e8"));
            }
        }
        numbers.put("tradableBets", tradable);
        numbers.put("breakEvenWinRate", breakEven / bets);
    }

    private static boolean isTradable(Map<String, String> decided, Map<String, String> resolved) {
        return number(resolved, "gap") == 0
                && number(resolved, "event_time_micros") >= number(decided, "event_time_micros") + LATENCY_MICROS;
    }

    private static double breakEven(double price, double size) {
        double lost = size + price * (2 * TAKER + SLIPPAGE);
        double won = size - price * (TAKER + MAKER);
        return lost / (won + lost);
    }

    private static long number(Map<String, String> row, String column) {
        return Long.parseLong(row.get(column));
    }
}
