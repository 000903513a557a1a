{{/* What the schema cannot say: what belongs together. Each refusal is one sentence that names the value and what to set. */}}
{{- define "equilibrium.checks" -}}
{{- $v := .Values -}}
{{- if gt (len .Release.Name) 40 -}}{{- fail (printf "the release's name must have at most 40 characters, %q has %d" .Release.Name (len .Release.Name)) -}}{{- end -}}
{{- if eq (.Values.image.tag | default .Chart.AppVersion) "latest" -}}{{- fail "image.tag must not be latest, which is another image tomorrow: set it to the tag that was built" -}}{{- end -}}
{{- if not $v.kafka.bootstrapServers -}}{{- fail "kafka.bootstrapServers is not set: set it to host:port of the brokers, several separated by commas" -}}{{- end -}}
{{- if not $v.database.host -}}{{- fail "database.host is not set: set it to the host of the Postgres that has the databases of database.names" -}}{{- end -}}
{{- if and (hasPrefix "verify-" $v.database.sslMode) (not $v.database.authority) -}}{{- fail (printf "database.sslMode %s needs database.authority: set it to the name of a ConfigMap whose ca.pem signs the server's certificate" $v.database.sslMode) -}}{{- end -}}
{{- if and $v.kafka.topics.acls (ne $v.kafka.authentication "scram") -}}{{- fail (printf "kafka.topics.acls needs kafka.authentication scram, since with %s there are no users that a rule could name; with iam attach the policies of k8s/iam instead" $v.kafka.authentication) -}}{{- end -}}
{{- if and (eq $v.kafka.authentication "iam") (eq $v.aws.identity "none") -}}{{- fail "kafka.authentication iam needs aws.identity: set it to irsa or pod-identity" -}}{{- end -}}
{{- if and (eq $v.kafka.authentication "iam") (not $v.aws.region) -}}{{- fail "kafka.authentication iam needs aws.region: set it to the region of the brokers" -}}{{- end -}}
{{- if and (eq $v.aws.identity "irsa") (not $v.aws.account) -}}{{- fail "aws.identity irsa needs aws.account: set it to the 12 digits of the account that has the roles" -}}{{- end -}}
{{- if and (eq $v.secrets.source "external") (not $v.secrets.external.store) -}}{{- fail "secrets.source external needs secrets.external.store: set it to the name of a store of External Secrets Operator" -}}{{- end -}}
{{- if ne $v.scaling.by "none" -}}
  {{- if gt (int $v.scaling.min) (int $v.scaling.max) -}}{{- fail (printf "scaling.min is %d and scaling.max is %d: set min to at most max" (int $v.scaling.min) (int $v.scaling.max)) -}}{{- end -}}
  {{- if gt (int $v.scaling.max) (int $v.kafka.topics.partitions) -}}{{- fail (printf "scaling.max is %d and kafka.topics.partitions is %d: an instance more than partitions would do nothing; set max to at most partitions" (int $v.scaling.max) (int $v.kafka.topics.partitions)) -}}{{- end -}}
{{- else if gt (int (index $v.services "signal-service" "replicas")) (int $v.kafka.topics.partitions) -}}{{- fail (printf "services.signal-service.replicas is %d and kafka.topics.partitions is %d: an instance more than partitions would do nothing; set replicas to at most partitions" (int (index $v.services "signal-service" "replicas")) (int $v.kafka.topics.partitions)) -}}
{{- end -}}
{{- if $v.ingress.enabled -}}
  {{- range $key := list "host" "certificateArn" -}}{{- if not (get $v.ingress $key) -}}{{- fail (printf "ingress.enabled needs ingress.%s: set it, or set ingress.enabled to false" $key) -}}{{- end -}}{{- end -}}
  {{- range $key, $value := $v.ingress.oidc -}}{{- if not $value -}}{{- fail (printf "ingress.enabled needs ingress.oidc.%s, since nobody passes unknown: set it, or set ingress.enabled to false" $key) -}}{{- end -}}{{- end -}}
  {{- if not (or $v.admin.issuer $v.admin.token) -}}{{- fail "ingress.enabled needs admin.issuer or admin.token: without one the services refuse everybody who comes through it" -}}{{- end -}}
  {{- if and $v.network.policies (not $v.network.admin) -}}{{- fail "ingress.enabled needs network.admin: list the subnets of the load balancer" -}}{{- end -}}
{{- end -}}
{{- if $v.network.policies -}}
  {{- $needed := dict "kafka" "who the brokers are" "database" "who the database is" "dns" "who answers DNS" -}}
  {{- if $v.admin.issuer -}}{{- $_ := set $needed "issuer" "where admin.issuer is" -}}{{- end -}}
  {{- if eq $v.aws.identity "irsa" -}}{{- $_ := set $needed "sts" "where AWS's STS is" -}}{{- end -}}
  {{- if $v.telegram -}}{{- $_ := set $needed "telegram" "where Telegram is (its published networks)" -}}{{- end -}}
  {{- if $v.monitoring.serviceMonitor -}}{{- $_ := set $needed "prometheus" "who scrapes" -}}{{- end -}}
  {{- range $key, $who := $needed -}}{{- if not (get $v.network $key) -}}{{- fail (printf "network.%s names nobody: list %s as peers of a NetworkPolicy, or set network.policies to false" $key $who) -}}{{- end -}}{{- end -}}
  {{- range $key := list "dns" "kafka" "database" "prometheus" "admin" "issuer" "sts" "telegram" -}}
    {{- range $peer := get $v.network $key -}}
      {{- if and $peer.ipBlock (regexMatch "/[0-7]$" $peer.ipBlock.cidr) -}}{{- fail (printf "network.%s opens %s: name the networks that are meant" $key $peer.ipBlock.cidr) -}}{{- end -}}
      {{- if not (or $peer.ipBlock $peer.podSelector $peer.namespaceSelector) -}}{{- fail (printf "network.%s has a peer that is everybody: give its selectors labels" $key) -}}{{- end -}}
      {{- range $selector := list "podSelector" "namespaceSelector" -}}{{- if and (hasKey $peer $selector) (not (get $peer $selector)) -}}{{- fail (printf "network.%s has an empty %s, which is everybody: give it labels" $key $selector) -}}{{- end -}}{{- end -}}
    {{- end -}}
  {{- end -}}
{{- end -}}
{{- range $name, $service := $v.services -}}
  {{- range $variable, $_ := merge (dict) $service.environment $v.environment -}}
    {{- if regexMatch "PASSWORD|SECRET|TOKEN" $variable -}}{{- fail (printf "%s is set as a value of %s, where everybody who sees the release can read it: it comes from the service's Secret (secrets.source)" $variable $name) -}}{{- end -}}
    {{- if regexMatch "^(SPRING_KAFKA_|SPRING_DATASOURCE_URL|SERVER_|EQUILIBRIUM_INSTANCE$|EQUILIBRIUM_STATE_DIRECTORY$|EQUILIBRIUM_TOPICS_|EQUILIBRIUM_MIGRATE|JAVA_TOOL_OPTIONS$)" $variable -}}{{- fail (printf "%s of %s is what the chart sets: set kafka, database, java or aws instead" $variable $name) -}}{{- end -}}
  {{- end -}}
{{- end -}}
{{- if and $v.preflight (lookup "v1" "Namespace" "" .Release.Namespace) -}}{{- include "equilibrium.checkCluster" . -}}{{- end -}}
{{- end }}

{{/* What must be in the namespace before; asked only where there is a cluster to ask, and the namespace is not made by the same command. */}}
{{- define "equilibrium.checkCluster" -}}
{{- $v := .Values -}}
{{- $facts := include "equilibrium.facts" . | fromYaml -}}
{{- if eq $v.secrets.source "existing" -}}
  {{- range $name, $fact := $facts -}}
    {{- $of := dict "root" $ "name" $name "facts" $fact -}}
    {{- with include "equilibrium.secretKeys" $of | fromJsonArray -}}
      {{- include "equilibrium.there" (dict "root" $ "kind" "Secret" "name" (include "equilibrium.secret" $of) "keys" . "why" (printf "%s logs in with it, or set secrets.names.%s" $name $name)) -}}
    {{- end -}}
  {{- end -}}
  {{- if eq $v.kafka.authentication "scram" -}}
    {{- include "equilibrium.there" (dict "root" $ "kind" "Secret" "name" (include "equilibrium.secret" (dict "root" $ "name" "topics")) "keys" (list "kafka-username" "kafka-password") "why" "the job that makes topics logs in with it, or set secrets.names.topics") -}}
  {{- end -}}
{{- end -}}
{{- with $v.kafka.authority -}}{{- include "equilibrium.there" (dict "root" $ "kind" "ConfigMap" "name" . "keys" (list "ca.pem") "why" "kafka.authority names it") -}}{{- end -}}
{{- with $v.database.authority -}}{{- include "equilibrium.there" (dict "root" $ "kind" "ConfigMap" "name" . "keys" (list "ca.pem") "why" "database.authority names it") -}}{{- end -}}
{{- if $v.ingress.enabled -}}{{- include "equilibrium.there" (dict "root" $ "kind" "Secret" "name" $v.ingress.oidc.secret "keys" (list "clientID" "clientSecret") "why" "ingress.oidc.secret names it") -}}{{- end -}}
{{- end }}

{{- define "equilibrium.there" -}}
{{- $found := lookup "v1" .kind .root.Release.Namespace .name -}}
{{- if not $found -}}{{- fail (printf "there is no %s %s in namespace %s: make it with the keys %s (%s)" .kind .name .root.Release.Namespace (join ", " .keys) .why) -}}{{- end -}}
{{- range .keys -}}
  {{- if not (hasKey ($found.data | default dict) .) -}}{{- fail (printf "%s %s in namespace %s has no key %s: add it (%s)" $.kind $.name $.root.Release.Namespace . $.why) -}}{{- end -}}
{{- end -}}
{{- end }}
