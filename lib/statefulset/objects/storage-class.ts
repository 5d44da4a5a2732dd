import type { Meta } from "./meta.ts";

export interface StorageClass extends Meta {
  provisioner: string;
  reclaimPolicy: string;
  bindingMode: string;
  allowsExpansion: boolean;
  isDefault: boolean;
}
