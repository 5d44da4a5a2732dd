{{/* What every pod of the release says of itself: where it may run, and how its image is had. */}}
{{- define "statefulset-explorer.podSpec" -}}
enableServiceLinks: false
{{- if not (kindIs "invalid" .Values.hostUsers) }}
hostUsers: {{ .Values.hostUsers }}
{{- end }}
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* The explorer's container, but for its name. */}}
{{- define "statefulset-explorer.container" -}}
image: {{ include "statefulset-explorer.image" . | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
env:
  {{- include "statefulset-explorer.env" . | nindent 2 }}
ports:
  - name: http
    containerPort: 3000
    protocol: TCP
startupProbe:
  {{- include "statefulset-explorer.probe" (dict "root" . "path" "/livez" "timing" .Values.startupProbe) | nindent 2 }}
livenessProbe:
  {{- include "statefulset-explorer.probe" (dict "root" . "path" "/livez" "timing" .Values.livenessProbe) | nindent 2 }}
readinessProbe:
  {{- include "statefulset-explorer.probe" (dict "root" . "path" "/readyz" "timing" .Values.readinessProbe) | nindent 2 }}
resources:
  {{- toYaml .Values.resources | nindent 2 }}
securityContext:
  {{- toYaml .Values.containerSecurityContext | nindent 2 }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
  {{- with .Values.extraVolumeMounts }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* Settings of lib/server/config.ts. What has a value here cannot come from extraEnv as well: which of the two would win? */}}
{{- define "statefulset-explorer.env" -}}
{{- $own := dict "CLUSTER" "in-cluster" "PORT" "3000" "NAMESPACES" (join "," .Values.namespaces) "BASE_PATH" .Values.basePath }}
{{- $_ := set $own "ALLOWED_HOSTS" (include "statefulset-explorer.allowedHosts" .) }}
{{- $_ := set $own "LOG_LEVEL" .Values.logLevel }}
{{- range .Values.extraEnv }}
{{- if hasKey $own .name }}
{{- fail (printf "extraEnv: %s is set by the chart; use the value for it instead." .name) }}
{{- end }}
{{- end }}
{{- $env := list }}
{{- range $name, $value := $own }}
{{- $env = append $env (dict "name" $name "value" $value) }}
{{- end }}
{{- toYaml (concat $env .Values.extraEnv) }}
{{- end }}

{{- define "statefulset-explorer.probe" -}}
httpGet:
  path: {{ printf "%s%s" .root.Values.basePath .path | quote }}
  port: http
{{ toYaml .timing }}
{{- end }}
