/**
 * The stable name of a pod: `<pod>.<service>.<namespace>.svc.<domain>`. Without a known domain it ends at `.svc`, which pods of the cluster
 * can resolve all the same; without a Service there is only the pod's host name, which nobody else can resolve.
 */
export function dnsName(podName: string, serviceName: string, namespace: string, domain: string | undefined): string {
  if (serviceName === "") return podName;
  return `${podName}.${serviceName}.${namespace}.svc${domain === undefined ? "" : `.${domain}`}`;
}
