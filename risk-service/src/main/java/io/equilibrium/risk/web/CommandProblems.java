package io.equilibrium.risk.web;

import io.equilibrium.risk.web.CommandRequests.CommandRefusedException;
import io.equilibrium.risk.web.CommandRequests.InvalidFieldException;
import io.equilibrium.servicekit.web.ProblemType;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The problems that this service's own requests may have; the kit knows all others. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class CommandProblems {
    private static final Logger LOG = LoggerFactory.getLogger(CommandProblems.class);

    @ExceptionHandler
    ProblemDetail refused(CommandRefusedException refused) {
        ProblemDetail problem = ProblemType.CONFLICT.detail(String.valueOf(refused.getMessage()));
        problem.setProperties(refused.properties());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidFieldException invalid) {
        String rule = String.valueOf(invalid.getMessage());
        ProblemDetail problem = ProblemType.INVALID_FIELDS.detail(invalid.field() + " " + rule);
        problem.setProperties(Map.of("errors", List.of(Map.of("field", invalid.field(), "message", rule))));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unwritten(CommandUnwrittenException unwritten) {
        LOG.warn("command could not be written cause=\"{}\"", unwritten.getCause() == null ? "" : unwritten.getCause());
        return ProblemType.UNAVAILABLE.detail(String.valueOf(unwritten.getMessage()));
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ProblemDetail databaseAway(RuntimeException away) {
        LOG.warn("the database does not answer cause=\"{}\"", away.getMessage());
        return ProblemType.UNAVAILABLE.detail("the database does not answer");
    }
}
