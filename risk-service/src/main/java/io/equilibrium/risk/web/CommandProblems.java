package io.equilibrium.risk.web;

import io.equilibrium.servicekit.web.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The problem that only this service may have; the kit knows all others. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class CommandProblems {
    private static final Logger LOG = LoggerFactory.getLogger(CommandProblems.class);

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ProblemDetail databaseAway(RuntimeException away) {
        LOG.warn("the database does not answer cause=\"{}\"", away.getMessage());
        return ProblemType.UNAVAILABLE.detail("the database does not answer");
    }
}
