package io.equilibrium.servicekit.web;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/** Knows a bearer token as the admin's own, with every role, or as an issuer's JWT, with those of its {@code roles} claim. */
final class BearerAuthentication implements AuthenticationManager {
    private static final String ROLES_CLAIM = "roles";

    private final Optional<AdminToken> token;
    private final Optional<JwtAuthenticationProvider> issuer;

    BearerAuthentication(Optional<AdminToken> token, Optional<JwtDecoder> decoder) {
        this.token = token;
        this.issuer = decoder.map(BearerAuthentication::provider);
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        String bearer = ((BearerTokenAuthenticationToken) presented).getToken();
        if (token.filter(admin -> admin.is(bearer)).isPresent()) {
            return UsernamePasswordAuthenticationToken.authenticated("admin-token", "", Role.all());
        }
        return issuer.map(provider -> provider.authenticate(presented))
                .orElseThrow(() -> new InvalidBearerTokenException("the bearer token is not known"));
    }

    private static JwtAuthenticationProvider provider(JwtDecoder decoder) {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(BearerAuthentication::roles);
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(converter);
        return provider;
    }

    private static Collection<GrantedAuthority> roles(Jwt jwt) {
        return Optional.ofNullable(jwt.getClaimAsStringList(ROLES_CLAIM)).stream()
                .flatMap(List::stream)
                .flatMap(word -> Role.named(word).stream())
                .map(Role::authority)
                .toList();
    }
}
