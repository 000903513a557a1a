{{/*
Everything that one service is in a cluster. Called with root, name, service (its values) and facts.
A pod that is asked to end first leaves the Service's endpoints (preStop), then ends its work (at most two phases of 10 s),
gives its lease or its partitions back, and is killed only long after that.
*/}}
{{- define "equilibrium.service" -}}
{{- $v := .root.Values -}}
{{- $keys := include "equilibrium.secretKeys" . | fromJsonArray -}}
{{- $adminToken := has "admin-token" $keys -}}
{{- $market := and $v.marketFiles.enabled (eq .name "market-gateway") -}}
{{- $partitions := eq .facts.lives "partitions" -}}
{{- $scaled := and $partitions (ne $v.scaling.by "none") -}}
apiVersion: apps/v1
kind: {{ ternary "StatefulSet" "Deployment" $partitions }}
metadata:
  name: {{ include "equilibrium.fullname" . }}
  labels: {{- include "equilibrium.labels" . | nindent 4 }}
spec:
  {{- if not $scaled }}
  replicas: {{ .service.replicas }}
  {{- end }}
  {{- if $partitions }}
  serviceName: {{ include "equilibrium.fullname" . }}
  podManagementPolicy: Parallel
  updateStrategy: {type: RollingUpdate}
  minReadySeconds: 5
  {{- else if eq .facts.lives "single" }}
  strategy: {type: Recreate}
  {{- else }}
  # The new one stands by before an old one goes.
  strategy:
    type: RollingUpdate
    rollingUpdate: {maxUnavailable: 0, maxSurge: 1}
  minReadySeconds: 5
  {{- end }}
  revisionHistoryLimit: 5
  selector:
    matchLabels: {{- include "equilibrium.selector" . | nindent 6 }}
  template:
    metadata:
      labels: {{- include "equilibrium.labels" . | nindent 8 }}
    spec:
      {{- include "equilibrium.pod" . | nindent 6 }}
      terminationGracePeriodSeconds: 60
      topologySpreadConstraints:
        - topologyKey: topology.kubernetes.io/zone
          maxSkew: 1
          whenUnsatisfiable: {{ $v.scheduling.zones }}
          labelSelector:
            matchLabels: {{- include "equilibrium.selector" . | nindent 14 }}
          matchLabelKeys: [{{ ternary "controller-revision-hash" "pod-template-hash" $partitions }}]
        {{- if not (and $market (eq $v.marketFiles.accessMode "ReadWriteOnce")) }}
        - topologyKey: kubernetes.io/hostname
          maxSkew: 1
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels: {{- include "equilibrium.selector" . | nindent 14 }}
          matchLabelKeys: [{{ ternary "controller-revision-hash" "pod-template-hash" $partitions }}]
        {{- end }}
      {{- if and $market (eq $v.marketFiles.accessMode "ReadWriteOnce") }}
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: kubernetes.io/hostname
              labelSelector:
                matchLabels: {{- include "equilibrium.selector" . | nindent 18 }}
      {{- end }}
      {{- if .facts.database }}
      initContainers:
        - name: migrate
          {{- include "equilibrium.container" (merge (dict "resources" .service.resources) .) | trim | nindent 10 }}
          env:
            {{- include "equilibrium.environment" . | nindent 12 }}
            - name: EQUILIBRIUM_MIGRATE_ONLY
              value: "true"
          volumeMounts:
            {{- include "equilibrium.mounts" . | nindent 12 }}
      {{- end }}
      containers:
        - name: {{ .name }}
          {{- include "equilibrium.container" (merge (dict "resources" .service.resources) .) | trim | nindent 10 }}
          env:
            {{- include "equilibrium.environment" . | nindent 12 }}
            {{- if .facts.database }}
            - name: SPRING_FLYWAY_ENABLED
              value: "false"
            {{- end }}
            {{- if $partitions }}
            - name: EQUILIBRIUM_STATE_DIRECTORY
              value: /var/lib/equilibrium/streams
            {{- end }}
            {{- if $adminToken }}
            - name: EQUILIBRIUM_ADMIN_TOKEN_FILE
              value: /etc/equilibrium/admin/token
            {{- end }}
            {{- if and .facts.paths $v.admin.issuer }}
            - name: SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI
              value: {{ $v.admin.issuer }}
            {{- end }}
            {{- if has "telegram-token" $keys }}
            - name: EQUILIBRIUM_TELEGRAM_TOKEN
              valueFrom: {secretKeyRef: {name: {{ include "equilibrium.secret" . }}, key: telegram-token}}
            - name: EQUILIBRIUM_TELEGRAM_CHAT
              valueFrom: {secretKeyRef: {name: {{ include "equilibrium.secret" . }}, key: telegram-chat}}
            {{- end }}
          ports:
            - {name: http, containerPort: 8080}
          startupProbe:
            httpGet: {path: /actuator/health/liveness, port: http}
            periodSeconds: 2
            failureThreshold: 90
          livenessProbe:
            httpGet: {path: /actuator/health/liveness, port: http}
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          # 200 too where it stands by, or no roll-out would get past it.
          readinessProbe:
            httpGet: {path: /actuator/health/readiness, port: http}
            periodSeconds: 5
            timeoutSeconds: 5
            failureThreshold: 3
          lifecycle:
            preStop: {sleep: {seconds: 5}}
          volumeMounts:
            {{- include "equilibrium.mounts" . | nindent 12 }}
            {{- if $partitions }}
            - {name: streams, mountPath: /var/lib/equilibrium/streams}
            {{- end }}
            {{- if $adminToken }}
            - {name: admin, mountPath: /etc/equilibrium/admin, readOnly: true}
            {{- end }}
            {{- if $market }}
            - {name: market, mountPath: /var/lib/equilibrium/market, readOnly: true}
            {{- end }}
      volumes:
        {{- include "equilibrium.volumes" . | nindent 8 }}
        {{- if $partitions }}
        # Lock and checkpoints; the state itself is in memory and in Kafka.
        - name: streams
          emptyDir: {sizeLimit: 256Mi}
        {{- end }}
        {{- if $adminToken }}
        - name: admin
          secret:
            secretName: {{ include "equilibrium.secret" . }}
            items: [{key: admin-token, path: token}]
        {{- end }}
        {{- if $market }}
        - name: market
          persistentVolumeClaim: {claimName: {{ $v.marketFiles.claim | default (printf "%s-market" .root.Release.Name) }}, readOnly: true}
        {{- end }}
---
{{ include "equilibrium.serviceAccount" . }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ include "equilibrium.fullname" . }}
  labels: {{- include "equilibrium.labels" . | nindent 4 }}
spec:
  selector: {{- include "equilibrium.selector" . | nindent 4 }}
  ports:
    - {name: http, port: 80, targetPort: http}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "equilibrium.fullname" . }}
  labels: {{- include "equilibrium.labels" . | nindent 4 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels: {{- include "equilibrium.selector" . | nindent 6 }}
{{- if $v.network.policies }}
---
{{ include "equilibrium.networkPolicy" . }}
{{- end }}
{{- if and $keys (eq $v.secrets.source "external") }}
---
{{ include "equilibrium.externalSecret" (dict "root" .root "name" .name "keys" $keys) }}
{{- end }}
{{- end }}

{{- define "equilibrium.externalSecret" -}}
{{- $external := .root.Values.secrets.external -}}
{{- $path := printf "%s/%s" $external.path .name -}}
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: {{ include "equilibrium.secret" . }}
  labels: {{- include "equilibrium.labels" . | nindent 4 }}
spec:
  refreshInterval: {{ $external.refresh }}
  secretStoreRef: {name: {{ $external.store }}, kind: {{ $external.storeKind }}}
  target: {name: {{ include "equilibrium.secret" . }}}
  data:
    {{- range .keys }}
    - secretKey: {{ . }}
      remoteRef: {key: {{ $path }}, property: {{ . }}}
    {{- end }}
{{- end }}
