const short: Readonly<Record<string, string>> = {
  ReadWriteOnce: "RWO",
  ReadOnlyMany: "ROX",
  ReadWriteMany: "RWX",
  ReadWriteOncePod: "RWOP",
};

/** Access modes as tables show them: "RWO,ROX". */
export function accessModesCell(modes: readonly string[] = []): string {
  return modes.map((mode) => short[mode] ?? mode).join(",");
}
