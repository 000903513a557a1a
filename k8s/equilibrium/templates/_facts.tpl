{{/*
What the code says of each service, and nobody may choose: in which way several of it live together, whether it has a
database, and the paths of its admin REST.
  standby:    one works, the others are ready and wait (decisions 11 and 13)
  partitions: each has its share of the partitions, under a name that lasts
  single:     two would each see half
*/}}
{{- define "equilibrium.facts" -}}
market-gateway:
  lives: standby
  paths: [/replay]
signal-service:
  lives: partitions
  paths: [/admin/strategies]
risk-service:
  lives: standby
  database: true
  paths: [/admin/breaker, /admin/entries, /admin/commands]
execution-service:
  lives: standby
  database: true
  paths: [/admin/orders, /admin/positions]
telemetry-service:
  lives: single
  paths: []
{{- end }}

{{- define "equilibrium.labels" -}}
{{ include "equilibrium.selector" . }}
app.kubernetes.io/part-of: equilibrium
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "equilibrium.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "equilibrium.fullname" -}}
{{ .root.Release.Name }}-{{ .name }}
{{- end }}

{{- define "equilibrium.secret" -}}
{{ get .root.Values.secrets.names .name | default (include "equilibrium.fullname" .) }}
{{- end }}

{{/* Keys of the service's Secret, as a list; empty when it needs none. */}}
{{- define "equilibrium.secretKeys" -}}
{{- $values := .root.Values -}}
{{- $keys := list -}}
{{- if .facts.database -}}{{- $keys = concat $keys (list "database-username" "database-password") -}}{{- end -}}
{{- if eq $values.kafka.authentication "scram" -}}{{- $keys = concat $keys (list "kafka-username" "kafka-password") -}}{{- end -}}
{{- if and $values.admin.token .facts.paths -}}{{- $keys = append $keys "admin-token" -}}{{- end -}}
{{- if and $values.telegram (eq .name "telemetry-service") -}}{{- $keys = concat $keys (list "telegram-token" "telegram-chat") -}}{{- end -}}
{{- toJson $keys -}}
{{- end }}

{{- define "equilibrium.roleArn" -}}
arn:aws:iam::{{ .root.Values.aws.account }}:role/{{ .root.Values.aws.rolePrefix }}{{ .name }}
{{- end }}
