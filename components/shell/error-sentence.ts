/** The sentence in a refused answer of our API (`{ error: { message } }`), or one made of its status. */
export async function errorSentence(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined);
  const message = messageIn(body);
  return message ?? `The explorer answered ${response.status} and did not say why.`;
}

function messageIn(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("error" in body)) return undefined;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("message" in error)) return undefined;
  return typeof error.message === "string" ? error.message : undefined;
}
