export function YamlTab(_: { namespace: string; name: string; generation: number | undefined }) {
  return null;
}
