import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A pod's service account directory as the kubelet keeps it: files are links into `..data`, which is swapped for another directory at once. */
export class ProjectedAccount {
  readonly directory: string;
  #writes = 0;

  private constructor(directory: string) {
    this.directory = directory;
  }

  static async make(files: { token: string; ca: string }): Promise<ProjectedAccount> {
    const account = new ProjectedAccount(await mkdtemp(join(tmpdir(), "service-account-")));
    await account.write(files);
    for (const name of ["token", "ca.crt"]) await symlink(join("..data", name), join(account.directory, name));
    return account;
  }

  async write({ token, ca }: { token: string; ca: string }): Promise<void> {
    this.#writes += 1;
    const version = `..2026_${this.#writes}`;
    await mkdir(join(this.directory, version));
    await writeFile(join(this.directory, version, "token"), token);
    await writeFile(join(this.directory, version, "ca.crt"), ca);
    await symlink(version, join(this.directory, "..data_tmp"));
    await rename(join(this.directory, "..data_tmp"), join(this.directory, "..data"));
  }

  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true });
  }
}
