package io.equilibrium.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The variables that the Helm chart sets for MSK make a client that could log in; MSK itself is not to be had here. */
class IamLoginTest {
    private static final Map<String, Object> VARIABLES = Map.of(
            "SPRING_KAFKA_BOOTSTRAP_SERVERS",
            "127.0.0.1:9",
            "SPRING_KAFKA_SECURITY_PROTOCOL",
            "SASL_SSL",
            "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM",
            "AWS_MSK_IAM",
            "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
            "software.amazon.msk.auth.iam.IAMLoginModule required;",
            "SPRING_KAFKA_PROPERTIES_SASL_CLIENT_CALLBACK_HANDLER_CLASS",
            "software.amazon.msk.auth.iam.IAMClientCallbackHandler");

    @Test
    void clientsLogInByIam() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("chart-systemEnvironment", VARIABLES));
        KafkaProperties properties = new Binder(ConfigurationPropertySources.get(environment))
                .bind("spring.kafka", KafkaProperties.class)
                .get();
        for (Map<String, Object> settings :
                List.of(properties.buildAdminProperties(), properties.buildStreamsProperties())) {
            assertThatCode(() -> Admin.create(settings).close(Duration.ZERO)).doesNotThrowAnyException();
        }
    }

    /** With IRSA, credentials come of a web identity by STS, over HTTP. */
    @Test
    void whatFindsCredentialsOfAPodIsThere() {
        assertThatCode(() -> {
                    Class.forName(
                            "software.amazon.awssdk.services.sts.internal.StsWebIdentityCredentialsProviderFactory");
                    Class.forName("software.amazon.awssdk.http.apache.ApacheSdkHttpService");
                })
                .doesNotThrowAnyException();
    }
}
