import type { WireContainer } from "../../controllers/objects/container.ts";
import { hasProgram } from "../programs/busybox/applets.ts";
import { busybox } from "../programs/busybox/busybox.ts";
import type { Image, ImageRegistry } from "../programs/image.ts";
import type { Program } from "../programs/program.ts";

/** What a container runs: its image's own program, or one of busybox's, by its command; or why that cannot be run, in the runtime's words. */
export function programOf(
  images: ImageRegistry,
  container: WireContainer,
): { program: Program; image: Image; argv: readonly string[] } | { problem: string } {
  const image = images.find(container.image)?.image;
  const argv = image ? argvOf(image, container) : [];
  const [name = ""] = argv;
  if (!image || name === "") return { problem: "failed to generate container spec: failed to generate spec: no command specified" };
  if (name === image.command[0]) return { program: image.program, image, argv };
  if (hasProgram(name)) return { program: busybox, image, argv };
  const why = name.includes("/") ? `stat ${name}: no such file or directory` : "executable file not found in $PATH";
  const runc = `OCI runtime create failed: runc create failed: unable to start container process: exec: "${name}": ${why}: unknown`;
  return { problem: `failed to create containerd task: failed to create shim task: ${runc}` };
}

/** A command takes the place of the image's and of its arguments; arguments alone take the place of the image's. */
function argvOf({ command }: Image, container: WireContainer): readonly string[] {
  if (container.command) return [...container.command, ...(container.args ?? [])];
  return container.args ? [...command.slice(0, 1), ...container.args] : command;
}
