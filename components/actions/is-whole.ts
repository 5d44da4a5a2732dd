/** Whether a text is a whole number from 1 to `max`. */
export function isWhole(text: string, max: number): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= max;
}
