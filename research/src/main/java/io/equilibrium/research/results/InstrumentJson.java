package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.InstrumentTable;
import io.equilibrium.domain.evidence.TableCell;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The study's tables as JSON: an array of cells each. */
final class InstrumentJson {
    private InstrumentJson() {}

    static void put(ObjectNode object, List<InstrumentTable> tables) {
        ObjectNode all = object.putObject("tables");
        for (InstrumentTable table : tables) {
            ArrayNode cells = all.putArray(table.name());
            table.cells().forEach(cell -> put(cells.addObject(), cell));
        }
    }

    private static void put(ObjectNode object, TableCell cell) {
        object.put("cell", cell.name())
                .put("trials", cell.trials())
                .put("hits", cell.hits())
                .put("rate", cell.rate())
                .put("fairRate", cell.fairRate())
                .put("low", cell.low())
                .put("high", cell.high())
                .put("p", cell.p())
                .put("adjustedP", cell.adjustedP());
    }
}
