package io.equilibrium.research.cli;

import io.equilibrium.contract.EntryText;
import io.equilibrium.contract.LatencyText;
import io.equilibrium.contract.QueueText;
import io.equilibrium.contract.SizingText;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.venue.Latency;
import io.equilibrium.domain.venue.QueueModel;
import io.equilibrium.marketdata.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How options write the domain's values. */
final class Notation {
    private Notation() {}

    /** The word in lower case, underscores as hyphens. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A choice in any case, its words joined by hyphens or underscores. */
    static <E extends Enum<E>> E choice(Class<E> type, String text) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        List<E> choices = Arrays.asList(type.getEnumConstants());
        return choices.stream()
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                        + String.join(", ", choices.stream().map(Notation::word).toList())));
    }

    /** 50ms, 10s, 15m, 2h, 1d, 1w. */
    static final class Length implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return text.matches("[0-9]{1,9}ms")
                        ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                        : Interval.parse(text);
            } catch (IllegalArgumentException unreadable) {
                throw new TypeConversionException("'" + text + "' is not a length such as 50ms, 30s, 15m, 2h or 1d");
            }
        }
    }

    /** 50ms, several of them, or a file of them. */
    static final class Delay implements ITypeConverter<Latency> {
        @Override
        public Latency convert(String text) {
            try {
                return LatencyText.parse(text);
            } catch (IllegalArgumentException unreadable) {
                throw new TypeConversionException(String.valueOf(unreadable.getMessage()));
            }
        }
    }

    /** How a resting order waits its turn. */
    static final class Queue implements ITypeConverter<QueueModel> {
        @Override
        public QueueModel convert(String text) {
            try {
                return QueueText.parse(text);
            } catch (IllegalArgumentException unreadable) {
                throw new TypeConversionException(String.valueOf(unreadable.getMessage()));
            }
        }
    }

    static final class Entry implements ITypeConverter<EntryStyle> {
        @Override
        public EntryStyle convert(String text) {
            try {
                return EntryText.parse(text);
            } catch (ArithmeticException | IllegalArgumentException unreadable) {
                throw new TypeConversionException(String.valueOf(unreadable.getMessage()));
            }
        }
    }

    /** fixed:1000, at-risk:1%, volatility:2%, kelly:1/4:2%:200. */
    static final class Sizes implements ITypeConverter<Sizing> {
        @Override
        public Sizing convert(String text) {
            try {
                return SizingText.parse(text);
            } catch (IllegalArgumentException unreadable) {
                throw new TypeConversionException(String.valueOf(unreadable.getMessage()));
            }
        }
    }

    /** A day, or a time with its offset: 2024-01-01, 2024-01-01T12:00:00Z. */
    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.contains("T")
                        ? Instant.parse(text)
                        : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeParseException unreadable) {
                throw new TypeConversionException(
                        "'" + text + "' is neither a day such as 2024-01-01 nor a time such as 2024-01-01T12:00:00Z");
            }
        }
    }

    /** 1/2, 0.5, 2. */
    static final class Part implements ITypeConverter<Fraction> {
        @Override
        public Fraction convert(String text) {
            try {
                return Fraction.parse(text);
            } catch (IllegalArgumentException unreadable) {
                throw new TypeConversionException(String.valueOf(unreadable.getMessage()));
            }
        }
    }

    /** A decimal as an integer in units of 1e-8. */
    record Decimal(long e8) {
        static final class Reader implements ITypeConverter<Decimal> {
            @Override
            public Decimal convert(String text) {
                return new Decimal(e8Of(text, text));
            }
        }
    }

    /** A share of 1, E8: 0.05, or 5%. */
    record Share(long e8) {
        static final class Reader implements ITypeConverter<Share> {
            @Override
            public Share convert(String text) {
                boolean percent = text.endsWith("%");
                long value = e8Of(percent ? text.substring(0, text.length() - 1).strip() : text, text);
                if (percent && value % 100 != 0) {
                    throw new TypeConversionException("'" + text + "' has more than 8 decimals");
                }
                return new Share(percent ? value / 100 : value);
            }
        }
    }

    private static long e8Of(String number, String text) {
        try {
            return E8.parse(number);
        } catch (NumberFormatException | ArithmeticException unreadable) {
            throw new TypeConversionException("'" + text + "' is not a number of at most 8 decimals");
        }
    }
}
