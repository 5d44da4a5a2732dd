{{/* The container of the demo's pods, but for its name. */}}
{{- define "statefulset-explorer.demo.container" -}}
image: {{ include "statefulset-explorer.image" . | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
command: [node, counter.mjs]
env:
  - name: PORT
    value: "8080"
  - name: VISITS_FILE
    value: /data/visits
ports:
  - name: http
    containerPort: 8080
    protocol: TCP
startupProbe:
  httpGet:
    path: /healthz
    port: http
  periodSeconds: 1
  failureThreshold: 60
livenessProbe:
  httpGet:
    path: /healthz
    port: http
  periodSeconds: 10
  timeoutSeconds: 5
readinessProbe:
  httpGet:
    path: /healthz
    port: http
  periodSeconds: 2
  timeoutSeconds: 2
resources:
  {{- toYaml .Values.demo.resources | nindent 2 }}
securityContext:
  {{- toYaml .Values.containerSecurityContext | nindent 2 }}
volumeMounts:
  - name: data
    mountPath: /data
{{- end }}
