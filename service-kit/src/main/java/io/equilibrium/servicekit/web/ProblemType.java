package io.equilibrium.servicekit.web;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Every kind of problem the admin REST answers with: status, title, and the type {@code urn:equilibrium:problem:<name>}. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "The body cannot be read"),
    UNKNOWN_FIELD(HttpStatus.BAD_REQUEST, "The body has a field that is not known"),
    INVALID_FIELDS(HttpStatus.BAD_REQUEST, "Fields break their rules"),
    UNAUTHORISED(HttpStatus.UNAUTHORIZED, "A valid bearer token is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "The token's role does not allow this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No acceptable representation"),
    CONFLICT(HttpStatus.CONFLICT, "The state does not allow this"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body's media type is not supported"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The service failed"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service cannot answer now");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** A problem of this kind, with what happened here in words. */
    public ProblemDetail detail(String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type());
        problem.setTitle(title);
        return problem;
    }

    /** The first kind with this status; a status without one is an invalid request (4xx) or an internal error. */
    static ProblemType of(HttpStatusCode status) {
        return Arrays.stream(values())
                .filter(type -> type.status.value() == status.value())
                .findFirst()
                .orElse(status.is4xxClientError() ? INVALID_REQUEST : INTERNAL_ERROR);
    }

    URI type() {
        return URI.create(
                "urn:equilibrium:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    String title() {
        return title;
    }

    HttpStatus status() {
        return status;
    }
}
