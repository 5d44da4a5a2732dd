{{/* The chart's name, as in labels. */}}
{{- define "statefulset-explorer.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 58 | trimSuffix "-" }}
{{- end }}

{{/* The name of the release's objects: 58 characters, so that "-test" still fits. A Service's name begins with a letter and has no dots. */}}
{{- define "statefulset-explorer.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride }}
{{- $release := replace "." "-" .Release.Name }}
{{- $fullname := default (contains $name $release | ternary $release (printf "%s-%s" $release $name)) .Values.fullnameOverride }}
{{- if not (regexMatch "^[a-z]" $fullname) }}
{{- fail (printf "The name %s does not begin with a letter, and a Service's has to: set fullnameOverride." $fullname) }}
{{- end }}
{{- $fullname | trunc 58 | trimSuffix "-" }}
{{- end }}

{{/* The demo's name: 52 characters, so that its pods' controller-revision-hash label still fits. */}}
{{- define "statefulset-explorer.demo.fullname" -}}
{{- printf "%s-demo" (include "statefulset-explorer.fullname" . | trunc 47 | trimSuffix "-") }}
{{- end }}

{{/* Names of what is not in the release's namespace. No name or namespace has a colon in it, so no two releases meet. */}}
{{- define "statefulset-explorer.foreignName" -}}
{{- printf "%s:%s" .Release.Namespace (include "statefulset-explorer.fullname" .) }}
{{- end }}

{{/* What is selected by, and so never changes. */}}
{{- define "statefulset-explorer.selectorLabels" -}}
app.kubernetes.io/name: {{ include "statefulset-explorer.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/* The demo is another app: nothing that selects the explorer may select its pods. */}}
{{- define "statefulset-explorer.demo.selectorLabels" -}}
app.kubernetes.io/name: {{ include "statefulset-explorer.name" . }}-demo
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{- define "statefulset-explorer.test.selectorLabels" -}}
app.kubernetes.io/name: {{ include "statefulset-explorer.name" . }}-test
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/* Labels of an object whose selector labels are given as `selector`; `root` is the chart's scope. */}}
{{- define "statefulset-explorer.labelsOf" -}}
{{- $own := dict "app.kubernetes.io/version" .root.Chart.AppVersion "app.kubernetes.io/managed-by" .root.Release.Service }}
{{- $_ := set $own "helm.sh/chart" (printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-") }}
{{- toYaml (mergeOverwrite (dict) .root.Values.commonLabels $own (fromYaml .selector)) }}
{{- end }}

{{- define "statefulset-explorer.labels" -}}
{{- include "statefulset-explorer.labelsOf" (dict "root" . "selector" (include "statefulset-explorer.selectorLabels" .)) }}
{{- end }}

{{- define "statefulset-explorer.demo.labels" -}}
{{- include "statefulset-explorer.labelsOf" (dict "root" . "selector" (include "statefulset-explorer.demo.selectorLabels" .)) }}
{{- end }}

{{- define "statefulset-explorer.test.labels" -}}
{{- include "statefulset-explorer.labelsOf" (dict "root" . "selector" (include "statefulset-explorer.test.selectorLabels" .)) }}
{{- end }}

{{- define "statefulset-explorer.serviceAccountName" -}}
{{- default (include "statefulset-explorer.fullname" .) .Values.serviceAccount.name }}
{{- end }}

{{- define "statefulset-explorer.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}
{{- end }}
{{- end }}

{{/* Where the explorer is from inside the cluster, without its base path. */}}
{{- define "statefulset-explorer.origin" -}}
http://{{ include "statefulset-explorer.fullname" . }}.{{ .Release.Namespace }}.svc:{{ .Values.service.port }}
{{- end }}

{{/* The host names that it answers to: its Service's, the Ingress's, and those of the value allowedHosts. */}}
{{- define "statefulset-explorer.allowedHosts" -}}
{{- $name := include "statefulset-explorer.fullname" . }}
{{- $inside := printf "%s.%s" $name .Release.Namespace }}
{{- $hosts := list $name $inside (printf "%s.svc" $inside) (printf "%s.svc.%s" $inside .Values.clusterDomain) }}
{{- if .Values.ingress.enabled }}
{{- $hosts = concat $hosts .Values.ingress.hosts }}
{{- end }}
{{- concat $hosts .Values.allowedHosts | uniq | join "," }}
{{- end }}
