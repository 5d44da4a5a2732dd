export function EventsTab(_: { namespace: string; name: string; dark: unknown }) {
  return null;
}
