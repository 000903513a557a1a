package io.equilibrium.contract;

import io.equilibrium.contract.sbe.AggressorSide;
import io.equilibrium.contract.sbe.FundedDecoder;
import io.equilibrium.contract.sbe.FundedEncoder;
import io.equilibrium.contract.sbe.MessageHeaderDecoder;
import io.equilibrium.contract.sbe.MessageHeaderEncoder;
import io.equilibrium.contract.sbe.PriceMove;
import io.equilibrium.contract.sbe.ReachedDecoder;
import io.equilibrium.contract.sbe.ReachedEncoder;
import io.equilibrium.contract.sbe.RunEndedDecoder;
import io.equilibrium.contract.sbe.RunEndedEncoder;
import io.equilibrium.contract.sbe.RunStartedDecoder;
import io.equilibrium.contract.sbe.RunStartedEncoder;
import io.equilibrium.contract.sbe.TradedDecoder;
import io.equilibrium.contract.sbe.TradedEncoder;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Depth;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.market.Tick;
import java.util.Arrays;
import java.util.HexFormat;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** Tape events as Simple Binary Encoding of schema {@code ticks.xml} and back; for one thread at a time. */
public final class TickCodec {
    private static final int LONGEST = 1_024;
    private static final long[] NO_LEVELS = {};

    private final byte[] bytes = new byte[LONGEST];
    private final UnsafeBuffer out = new UnsafeBuffer(bytes);
    private final UnsafeBuffer in = new UnsafeBuffer(0, 0);
    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final TradedEncoder tradedOut = new TradedEncoder();
    private final FundedEncoder fundedOut = new FundedEncoder();
    private final RunStartedEncoder startedOut = new RunStartedEncoder();
    private final RunEndedEncoder endedOut = new RunEndedEncoder();
    private final ReachedEncoder reachedOut = new ReachedEncoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradedDecoder traded = new TradedDecoder();
    private final FundedDecoder funded = new FundedDecoder();
    private final RunStartedDecoder started = new RunStartedDecoder();
    private final RunEndedDecoder ended = new RunEndedDecoder();
    private final ReachedDecoder reached = new ReachedDecoder();
    private String lastSymbol = "";

    public byte[] encode(TapeEvent event) {
        int length = switch (event) {
            case Traded trade -> put(trade);
            case Funded funding -> put(funding);
            case RunStarted start -> put(start);
            case RunEnded end -> put(end);
            case Reached reached -> put(reached);
        };
        return Arrays.copyOf(bytes, MessageHeaderEncoder.ENCODED_LENGTH + length);
    }

    private int put(Traded trade) {
        Tick tick = trade.tick();
        tradedOut
                .wrapAndApplyHeader(out, 0, headerOut)
                .run(trade.run().value())
                .tradeId(tick.tradeId())
                .priceE8(tick.priceE8())
                .quantityE8(tick.quantityE8())
                .eventTimeMicros(tick.eventTimeMicros())
                .receiveTimeMicros(tick.receiveTimeMicros())
                .aggressor(
                        switch (tick.aggressor()) {
                            case BUYER -> AggressorSide.BUYER;
                            case SELLER -> AggressorSide.SELLER;
                        })
                .move(
                        switch (tick.move()) {
                            case JUMP -> PriceMove.JUMP;
                            case CONTINUOUS -> PriceMove.CONTINUOUS;
                        })
                .place(trade.place())
                .bidE8(tick.quote().bidE8())
                .bidQuantityE8(tick.quote().bidQuantityE8())
                .askE8(tick.quote().askE8())
                .askQuantityE8(tick.quote().askQuantityE8());
        put(tick.quote().depth());
        return tradedOut.symbol(tick.symbol()).encodedLength();
    }

    private void put(Depth depth) {
        TradedEncoder.BidsEncoder bids = tradedOut.bidsCount(depth.bids());
        for (int i = 0; i < depth.bids(); i++) {
            bids.next().priceE8(depth.bidE8(i)).quantityE8(depth.bidQuantityE8(i));
        }
        TradedEncoder.AsksEncoder asks = tradedOut.asksCount(depth.asks());
        for (int i = 0; i < depth.asks(); i++) {
            asks.next().priceE8(depth.askE8(i)).quantityE8(depth.askQuantityE8(i));
        }
    }

    private int put(Funded funding) {
        return fundedOut
                .wrapAndApplyHeader(out, 0, headerOut)
                .run(funding.run().value())
                .place(funding.place())
                .rateE8(funding.funding().rateE8())
                .eventTimeMicros(funding.funding().eventTimeMicros())
                .symbol(funding.symbol())
                .encodedLength();
    }

    private int put(RunStarted start) {
        startedOut
                .wrapAndApplyHeader(out, 0, headerOut)
                .run(start.run().value())
                .symbols(start.symbols())
                .ticks(start.ticks())
                .firstEventTimeMicros(start.firstEventTimeMicros())
                .lastEventTimeMicros(start.lastEventTimeMicros())
                .place(start.place());
        byte[] hash = HexFormat.of().parseHex(start.contentHash());
        for (int i = 0; i < hash.length; i++) {
            startedOut.contentHash(i, (short) (hash[i] & 0xff));
        }
        return startedOut.symbol(start.symbol()).encodedLength();
    }

    private int put(RunEnded end) {
        return endedOut.wrapAndApplyHeader(out, 0, headerOut)
                .run(end.run().value())
                .ticks(end.ticks())
                .lastTradeId(end.lastTradeId())
                .lastEventTimeMicros(end.lastEventTimeMicros())
                .place(end.place())
                .symbol(end.symbol())
                .encodedLength();
    }

    private int put(Reached reached) {
        return reachedOut
                .wrapAndApplyHeader(out, 0, headerOut)
                .run(reached.run().value())
                .place(reached.place())
                .encodedLength();
    }

    /**
     * Reads one record.
     *
     * @throws UnreadableTapeException if it is none, or one of a version not known here
     */
    public TapeEvent decode(byte @Nullable [] record) {
        if (record == null || record.length < MessageHeaderDecoder.ENCODED_LENGTH) {
            throw new UnreadableTapeException("record is shorter than its header");
        }
        in.wrap(record);
        header.wrap(in, 0);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new UnreadableTapeException("schema " + header.schemaId() + " is not that of ticks");
        }
        if (header.version() > MessageHeaderDecoder.SCHEMA_VERSION || header.version() < 1) {
            throw new UnreadableTapeException("schema version " + header.version() + " is not known, newest is "
                    + MessageHeaderDecoder.SCHEMA_VERSION);
        }
        try {
            return switch (header.templateId()) {
                case TradedDecoder.TEMPLATE_ID -> whole(traded(), traded.limit());
                case FundedDecoder.TEMPLATE_ID -> whole(funded(), funded.limit());
                case RunStartedDecoder.TEMPLATE_ID -> whole(started(), started.limit());
                case RunEndedDecoder.TEMPLATE_ID -> whole(ended(), ended.limit());
                case ReachedDecoder.TEMPLATE_ID -> whole(reached(), reached.limit());
                default -> throw new UnreadableTapeException("template " + header.templateId() + " is not known");
            };
        } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw new UnreadableTapeException(broken);
        }
    }

    private TapeEvent whole(TapeEvent event, int end) {
        if (end != in.capacity()) {
            throw new UnreadableTapeException("record has " + in.capacity() + " bytes, of which " + end + " were read");
        }
        return event;
    }

    private Traded traded() {
        traded.wrapAndApplyHeader(in, 0, header);
        Aggressor aggressor = switch (traded.aggressor()) {
            case BUYER -> Aggressor.BUYER;
            case SELLER -> Aggressor.SELLER;
            case NULL_VAL -> throw new IllegalArgumentException("no aggressor");
        };
        Move move = switch (traded.move()) {
            case JUMP -> Move.JUMP;
            case CONTINUOUS -> Move.CONTINUOUS;
            case NULL_VAL -> throw new IllegalArgumentException("no move");
        };
        Quote quote = quote();
        return new Traded(
                new RunId(traded.run()),
                placed(traded.place(), TradedDecoder.placeNullValue()),
                new Tick(
                        known(traded.symbol()),
                        traded.tradeId(),
                        traded.priceE8(),
                        traded.quantityE8(),
                        aggressor,
                        move,
                        traded.eventTimeMicros(),
                        traded.receiveTimeMicros(),
                        quote));
    }

    // Records of earlier versions have none, and most of this one neither.
    private Quote quote() {
        long bid = traded.bidE8();
        Depth depth = depth();
        return bid == 0 || bid == TradedDecoder.bidE8NullValue()
                ? Quote.NONE
                : new Quote(bid, traded.bidQuantityE8(), traded.askE8(), traded.askQuantityE8(), depth);
    }

    // What is read before the symbol is where it is written.
    private Depth depth() {
        TradedDecoder.BidsDecoder bids = traded.bids();
        long[] bid = levels(bids.count());
        for (int i = 0; bids.hasNext(); i += 2) {
            bids.next();
            bid[i] = bids.priceE8();
            bid[i + 1] = bids.quantityE8();
        }
        TradedDecoder.AsksDecoder asks = traded.asks();
        long[] ask = levels(asks.count());
        for (int i = 0; asks.hasNext(); i += 2) {
            asks.next();
            ask[i] = asks.priceE8();
            ask[i + 1] = asks.quantityE8();
        }
        return Depth.of(bid, ask);
    }

    private static long[] levels(int count) {
        return count == 0 ? NO_LEVELS : new long[2 * count];
    }

    private Funded funded() {
        funded.wrapAndApplyHeader(in, 0, header);
        RunId run = new RunId(funded.run());
        long place = funded.place();
        long rate = funded.rateE8();
        long time = funded.eventTimeMicros();
        return new Funded(run, place, new Funding(known(funded.symbol()), rate, time));
    }

    private Reached reached() {
        reached.wrapAndApplyHeader(in, 0, header);
        return new Reached(new RunId(reached.run()), reached.place());
    }

    // Records of the first version have no place.
    private static long placed(long place, long none) {
        return place == none ? TapeEvent.NO_PLACE : place;
    }

    /** One text for all trades of a symbol, as they follow each other. */
    private String known(String symbol) {
        if (!symbol.equals(lastSymbol)) {
            lastSymbol = symbol;
        }
        return lastSymbol;
    }

    private RunStarted started() {
        started.wrapAndApplyHeader(in, 0, header);
        byte[] hash = new byte[RunStarted.HASH_BYTES];
        for (int i = 0; i < hash.length; i++) {
            hash[i] = (byte) started.contentHash(i);
        }
        return new RunStarted(
                new RunId(started.run()),
                placed(started.place(), RunStartedDecoder.placeNullValue()),
                started.symbol(),
                started.symbols(),
                started.ticks(),
                started.firstEventTimeMicros(),
                started.lastEventTimeMicros(),
                HexFormat.of().formatHex(hash));
    }

    private RunEnded ended() {
        ended.wrapAndApplyHeader(in, 0, header);
        return new RunEnded(
                new RunId(ended.run()),
                placed(ended.place(), RunEndedDecoder.placeNullValue()),
                ended.symbol(),
                ended.ticks(),
                ended.lastTradeId(),
                ended.lastEventTimeMicros());
    }
}
