{{/* What every pod has: nobody's rights, its own folder for temporary files, no token of the cluster. */}}
{{- define "equilibrium.pod" -}}
{{- $v := .root.Values -}}
serviceAccountName: {{ include "equilibrium.fullname" . }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: {type: RuntimeDefault}
{{- with $v.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with $v.scheduling.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $v.scheduling.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* Image, rights and what every process of a service is told. */}}
{{- define "equilibrium.container" -}}
{{- $v := .root.Values -}}
{{- $image := .image | default .name -}}
{{- with get $v.image.digests $image }}
image: {{ $v.image.repository }}/{{ $image }}@{{ . }}
{{- else }}
image: {{ $v.image.repository }}/{{ $image }}:{{ $v.image.tag | default .root.Chart.AppVersion }}
{{- end }}
imagePullPolicy: {{ $v.image.pullPolicy }}
terminationMessagePolicy: FallbackToLogsOnError
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities: {drop: [ALL]}
resources: {{- toYaml .resources | nindent 2 }}
{{- end }}

{{/* The variables of a process, without the list's key. */}}
{{- define "equilibrium.environment" -}}
{{- $v := .root.Values -}}
- name: JAVA_TOOL_OPTIONS
  value: {{ $v.java.options | quote }}
- name: EQUILIBRIUM_INSTANCE
  valueFrom: {fieldRef: {fieldPath: metadata.name}}
- name: SPRING_KAFKA_BOOTSTRAP_SERVERS
  value: {{ $v.kafka.bootstrapServers | quote }}
{{- if ne $v.kafka.authentication "none" }}
- name: SPRING_KAFKA_SECURITY_PROTOCOL
  value: SASL_SSL
{{- end }}
{{- if eq $v.kafka.authentication "iam" }}
- name: AWS_REGION
  value: {{ $v.aws.region }}
- name: SPRING_KAFKA_PROPERTIES_SASL_MECHANISM
  value: AWS_MSK_IAM
- name: SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG
  value: software.amazon.msk.auth.iam.IAMLoginModule required;
- name: SPRING_KAFKA_PROPERTIES_SASL_CLIENT_CALLBACK_HANDLER_CLASS
  value: software.amazon.msk.auth.iam.IAMClientCallbackHandler
{{- else if eq $v.kafka.authentication "scram" }}
- name: KAFKA_USERNAME
  valueFrom: {secretKeyRef: {name: {{ include "equilibrium.secret" . }}, key: kafka-username}}
- name: KAFKA_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ include "equilibrium.secret" . }}, key: kafka-password}}
- name: SPRING_KAFKA_PROPERTIES_SASL_MECHANISM
  value: SCRAM-SHA-512
- name: SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG
  value: org.apache.kafka.common.security.scram.ScramLoginModule required username="$(KAFKA_USERNAME)" password="$(KAFKA_PASSWORD)";
{{- end }}
{{- if $v.kafka.authority }}
- name: SPRING_KAFKA_SSL_TRUST_STORE_TYPE
  value: PEM
- name: SPRING_KAFKA_SSL_TRUST_STORE_LOCATION
  value: file:/etc/equilibrium/kafka/ca.pem
{{- end }}
{{- if .facts.database }}
- name: SPRING_DATASOURCE_URL
  value: jdbc:postgresql://{{ $v.database.host }}:{{ $v.database.port }}/{{ get $v.database.names .name }}?sslmode={{ $v.database.sslMode }}{{ if $v.database.authority }}&sslrootcert=/etc/equilibrium/database/ca.pem{{ end }}
- name: SPRING_DATASOURCE_USERNAME
  valueFrom: {secretKeyRef: {name: {{ include "equilibrium.secret" . }}, key: database-username}}
- name: SPRING_DATASOURCE_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ include "equilibrium.secret" . }}, key: database-password}}
{{- end }}
{{- range $name, $value := merge (dict) .service.environment $v.environment }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* The folders of a process, and under the same names its pod's volumes. */}}
{{- define "equilibrium.mounts" -}}
{{- $v := .root.Values -}}
- {name: tmp, mountPath: /tmp}
{{- if $v.kafka.authority }}
- {name: kafka-authority, mountPath: /etc/equilibrium/kafka, readOnly: true}
{{- end }}
{{- if and .facts.database $v.database.authority }}
- {name: database-authority, mountPath: /etc/equilibrium/database, readOnly: true}
{{- end }}
{{- end }}

{{- define "equilibrium.volumes" -}}
{{- $v := .root.Values -}}
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
{{- with $v.kafka.authority }}
- name: kafka-authority
  configMap: {name: {{ . }}}
{{- end }}
{{- if and .facts.database $v.database.authority }}
- name: database-authority
  configMap: {name: {{ $v.database.authority }}}
{{- end }}
{{- end }}

{{- define "equilibrium.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "equilibrium.fullname" . }}
  labels: {{- include "equilibrium.labels" . | nindent 4 }}
  {{- if eq .root.Values.aws.identity "irsa" }}
  annotations:
    eks.amazonaws.com/role-arn: {{ include "equilibrium.roleArn" . }}
  {{- end }}
automountServiceAccountToken: false
{{- end }}
