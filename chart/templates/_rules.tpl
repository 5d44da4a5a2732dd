{{/*
What the account may do, the same for a Role and a ClusterRole. It is lib/cluster/account-rights.ts once more; a test holds the two
together.
*/}}
{{- define "statefulset-explorer.namespacedRules" -}}
- apiGroups: [apps]
  resources: [statefulsets]
  verbs: [get, list, watch]
- apiGroups: [apps]
  resources: [controllerrevisions]
  verbs: [list, watch]
- apiGroups: [""]
  resources: [pods, persistentvolumeclaims, services, events]
  verbs: [list, watch]
- apiGroups: [discovery.k8s.io]
  resources: [endpointslices]
  verbs: [list, watch]
{{- end }}

{{- define "statefulset-explorer.clusterScopedRules" -}}
- apiGroups: [""]
  resources: [persistentvolumes, nodes]
  verbs: [list, watch]
- apiGroups: [storage.k8s.io]
  resources: [storageclasses]
  verbs: [list, watch]
{{- end }}

{{/* "true" when the kinds that have no namespace are granted. */}}
{{- define "statefulset-explorer.seesClusterScoped" -}}
{{- if or (not .Values.namespaces) .Values.rbac.clusterScoped }}true{{ end }}
{{- end }}
