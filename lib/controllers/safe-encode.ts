const alphabet = "bcdfghjklmnpqrstvwxz2456789";

/** A number's decimal digits as letters and digits that spell no words (rand.SafeEncodeString). */
export function safeEncode(value: number): string {
  return String(value).replace(/\d/g, (digit) => alphabet[digit.charCodeAt(0) % alphabet.length] ?? "");
}
