{{- define "statefulset-explorer.notes" -}}
{{- $name := include "statefulset-explorer.fullname" . }}
{{- $inNamespace := printf "--namespace %s" .Release.Namespace -}}
StatefulSet Explorer {{ .Chart.AppVersion }} runs as {{ $name }} in the namespace {{ .Release.Namespace }}.

Open it:
  kubectl {{ $inNamespace }} port-forward service/{{ $name }} 3000:{{ .Values.service.port }}
  http://127.0.0.1:3000{{ .Values.basePath }}/
{{- if .Values.ingress.enabled }}
{{- range .Values.ingress.hosts }}
  http{{ if $.Values.ingress.tls }}s{{ end }}://{{ . }}{{ $.Values.basePath }}/
{{- end }}
{{- end }}

Check it, and its rights:
  helm {{ $inNamespace }} test {{ .Release.Name }}

Its account, ServiceAccount {{ include "statefulset-explorer.serviceAccountName" . }},
{{- if not .Values.rbac.create }} was given no rights here (rbac.create is false).{{ else }}
  may list and watch, {{ if .Values.namespaces }}in {{ join ", " .Values.namespaces }}{{ else }}in every namespace{{ end }}: StatefulSets, their revisions, Pods, PersistentVolumeClaims,
  Services, EndpointSlices and Events{{ if include "statefulset-explorer.seesClusterScoped" . }}; and PersistentVolumes, StorageClasses and Nodes{{ end }}.
  It may not read Secrets or ConfigMaps, run anything in pods, reach them through the API server, or
  create, change or delete anything.
{{- end }}
Nobody has to sign in: whoever reaches the page sees what this account may see.
{{- if .Values.demo.enabled }}
{{- $demo := include "statefulset-explorer.demo.fullname" . }}

The demo is the StatefulSet {{ $demo }}. Visit one of its pods, and look at its counter:
  kubectl {{ $inNamespace }} exec {{ $demo }}-0 -- node -e "fetch('http://{{ $demo }}-lb/visit').then((answer) => answer.text()).then(console.log)"
{{- if and .Values.namespaces (not (has .Release.Namespace .Values.namespaces)) }}
It is not on the page: {{ .Release.Namespace }} is not among the watched namespaces.
{{- end }}
{{- end }}

`helm uninstall` leaves nothing behind
{{- if not .Values.demo.enabled }}.
{{- else if eq .Values.demo.storage.whenDeleted "Retain" }} but the demo's claims, and so its counts. To delete them as well:
  kubectl {{ $inNamespace }} delete persistentvolumeclaims --selector app.kubernetes.io/name={{ include "statefulset-explorer.name" . }}-demo,app.kubernetes.io/instance={{ .Release.Name }}
{{- else }}: the demo's claims are deleted with it.
{{- end }}
{{- end }}
