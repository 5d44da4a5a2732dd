/**
 * What an autoscaler will do to a set that a person scales, as the end of a sentence. A set without replicas is switched off for it, unless it
 * may go down to none itself.
 */
export function autoscalerWords(replicas: number, { min, max }: { min: number; max: number }): string {
  if (replicas === 0 && min > 0) return "with none it leaves the set alone, until somebody scales it up again";
  if (replicas < min || replicas > max) return "it will bring it back into that range";
  return "it may set another number at any moment";
}
