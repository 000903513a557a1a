{{/* Where every process goes: names, brokers, and what tells AWS who it is. */}}
{{- define "equilibrium.egress" -}}
{{- $v := .root.Values -}}
- to: {{- toYaml $v.network.dns | nindent 4 }}
  ports: [{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]
- to: {{- toYaml $v.network.kafka | nindent 4 }}
  ports:
    {{- $ports := list }}
    {{- range splitList "," $v.kafka.bootstrapServers }}{{ $ports = append $ports (last (splitList ":" (trim .))) }}{{ end }}
    {{- range uniq $ports }}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
{{- if eq $v.aws.identity "irsa" }}
- to: {{- toYaml $v.network.sts | nindent 4 }}
  ports: [{protocol: TCP, port: 443}]
{{- else if eq $v.aws.identity "pod-identity" }}
# EKS's agent on the node.
- to: [{ipBlock: {cidr: 169.254.170.23/32}}]
  ports: [{protocol: TCP, port: 80}]
{{- end }}
{{- end }}

{{/* What one service's pods may hear and reach besides. */}}
{{- define "equilibrium.networkPolicy" -}}
{{- $v := .root.Values -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "equilibrium.fullname" . }}
  labels: {{- include "equilibrium.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels: {{- include "equilibrium.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  {{- $callers := list }}
  {{- if .service }}
  {{- $callers = concat $callers $v.network.prometheus }}
  {{- if .facts.paths }}{{ $callers = concat $callers $v.network.admin }}{{ end }}
  {{- end }}
  {{- if $callers }}
  ingress:
    - from: {{- toYaml $callers | nindent 8 }}
      ports: [{protocol: TCP, port: http}]
  {{- else }}
  ingress: []
  {{- end }}
  egress:
    {{- include "equilibrium.egress" . | nindent 4 }}
    {{- if .facts.database }}
    - to: {{- toYaml $v.network.database | nindent 8 }}
      ports: [{protocol: TCP, port: {{ $v.database.port }}}]
    {{- end }}
    {{- if and .facts.paths $v.admin.issuer }}
    - to: {{- toYaml $v.network.issuer | nindent 8 }}
      ports: [{protocol: TCP, port: 443}]
    {{- end }}
    {{- if and $v.telegram (eq .name "telemetry-service") }}
    - to: {{- toYaml $v.network.telegram | nindent 8 }}
      ports: [{protocol: TCP, port: 443}]
    {{- end }}
{{- end }}
