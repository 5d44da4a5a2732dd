/** A node's number in the lab's plan of addresses, from 0: node-1 has 10.244.0.0/24. */
export function nodeIndexOf(name: string): number {
  return Number(/(\d+)$/.exec(name)?.[1] ?? 1) - 1;
}
