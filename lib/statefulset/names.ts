const label = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const subdomain = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** Whether it is a DNS label: what namespaces, Services and containers are named by. Mirrors validation.IsDNS1123Label (RFC 1123). */
export function isDnsLabel(text: string): boolean {
  return label.test(text);
}

/** Whether it is a DNS subdomain: what most objects are named by. Mirrors validation.IsDNS1123Subdomain; at most 253 characters. */
export function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && subdomain.test(text);
}
