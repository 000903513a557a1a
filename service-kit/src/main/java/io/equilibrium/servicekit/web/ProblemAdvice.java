package io.equilibrium.servicekit.web;

import io.equilibrium.servicekit.EngineUnavailableException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers whatever a controller throws with a problem document: what was wrong, never how the service is built. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private record Violation(String field, String message) {}

    @SuppressWarnings("DoNotCallSuggester") // Spring calls it
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToTheFilterChain(RuntimeException refused) {
        throw refused;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unavailable(EngineUnavailableException exception, WebRequest request) {
        return answer(exception, ProblemType.UNAVAILABLE.detail(words(exception)), new HttpHeaders(), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> refused(CommandRefusedException refused, WebRequest request) {
        ProblemDetail problem = ProblemType.CONFLICT.detail(words(refused));
        problem.setProperties(refused.properties());
        return answer(refused, problem, new HttpHeaders(), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> invalid(InvalidFieldException invalid, WebRequest request) {
        return answer(
                invalid, invalid(List.of(new Violation(invalid.field(), words(invalid)))), new HttpHeaders(), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unwritten(CommandUnwrittenException unwritten, WebRequest request) {
        LOG.warn("command could not be written cause=\"{}\"", String.valueOf(unwritten.getCause()));
        return answer(unwritten, ProblemType.UNAVAILABLE.detail(words(unwritten)), new HttpHeaders(), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception exception, WebRequest request) {
        LOG.error("request failed request={}", request.getDescription(false), exception);
        return answer(
                exception,
                ProblemType.INTERNAL_ERROR.detail("something unexpected happened; the service's log says what"),
                new HttpHeaders(),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(exception, unreadable(exception), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Violation> violations = exception.getBindingResult().getAllErrors().stream()
                .map(error -> new Violation(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(), words(error)))
                .sorted(Comparator.comparing(Violation::field))
                .toList();
        return answer(exception, invalid(violations), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (exception.isForReturnValue()) {
            return unexpected(exception, request);
        }
        List<Violation> violations = exception.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new Violation(
                                String.valueOf(result.getMethodParameter().getParameterName()), words(error))))
                .toList();
        return answer(exception, invalid(violations), headers, request);
    }

    // Everything else that Spring MVC knows comes here with a problem of its own, which gets our type and title.
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (body instanceof ProblemDetail problem && problem.getType() != null && !isBlank(problem)) {
            return super.handleExceptionInternal(exception, problem, headers, status, request);
        }
        ProblemType type = ProblemType.of(status);
        ProblemDetail problem = type.detail(
                body instanceof ProblemDetail given && given.getDetail() != null ? given.getDetail() : type.title());
        problem.setStatus(status.value());
        return super.handleExceptionInternal(exception, problem, headers, status, request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception exception, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        return handleExceptionInternal(
                exception, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    private static boolean isBlank(ProblemDetail problem) {
        return "about:blank".equals(String.valueOf(problem.getType()));
    }

    private static ProblemDetail unreadable(HttpMessageNotReadableException exception) {
        return switch (exception.getCause()) {
            case UnrecognizedPropertyException unknown -> {
                ProblemDetail problem = ProblemType.UNKNOWN_FIELD.detail("field '" + path(unknown) + "' is not known");
                problem.setProperty("field", path(unknown));
                yield problem;
            }
            case JacksonException broken
            when !broken.getPath().isEmpty() ->
                ProblemType.MALFORMED_BODY.detail("field '" + path(broken) + "' cannot be read");
            case JacksonException broken
            when broken.getLocation() != null ->
                ProblemType.MALFORMED_BODY.detail("not valid JSON at line "
                        + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr());
            case null, default -> ProblemType.MALFORMED_BODY.detail("the body is missing or cannot be read");
        };
    }

    private static String path(JacksonException exception) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : exception.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static ProblemDetail invalid(List<Violation> violations) {
        ProblemDetail problem = ProblemType.INVALID_FIELDS.detail(String.join(
                "; ",
                violations.stream()
                        .map(violation -> violation.field() + " " + violation.message())
                        .toList()));
        problem.setProperties(Map.of("errors", violations));
        return problem;
    }

    private static String words(MessageSourceResolvable error) {
        return error.getDefaultMessage() == null ? "is not valid" : error.getDefaultMessage();
    }

    private static String words(Exception exception) {
        return String.valueOf(exception.getMessage());
    }
}
